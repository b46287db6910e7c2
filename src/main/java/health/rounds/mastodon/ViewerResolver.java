package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.identity.Access;
import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.identity.Users;
import health.rounds.measures.Activity;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Turns the bearer token of a request into the handler's {@link Viewer}, {@link MaybeViewer} or {@link Access} and holds it to the
 * handler's {@link Scope}. This is all the security that a request to the API passes: no filter, no session, no SQL for a token
 * that was seen within the last minute.
 */
@Component
final class ViewerResolver implements HandlerMethodArgumentResolver {
    private static final MaybeViewer NOBODY = new MaybeViewer(Optional.empty());
    private static final String STREAMING = "/api/v1/streaming";

    private final Tokens tokens;
    private final Users users;
    private final Activity activity;
    private final Map<Method, Needed> needed = new ConcurrentHashMap<>();

    ViewerResolver(Tokens tokens, Users users, Activity activity) {
        this.tokens = tokens;
        this.users = users;
        this.activity = activity;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Viewer.class || type == MaybeViewer.class || type == Access.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        Class<?> type = parameter.getParameterType();
        Optional<Access> found = access((HttpServletRequest) webRequest.getNativeRequest());
        if (found.isEmpty() && type == MaybeViewer.class) {
            return NOBODY;
        }
        Access access = found.orElseThrow(ViewerResolver::invalidToken);
        Needed needed = needed(parameter);
        requireScope(access, needed.anyOf().toArray(String[]::new));
        requireRole(access, needed.role());
        access.account().ifPresent(activity::seen);
        if (type == Access.class) {
            return access;
        }
        Optional<AccountId> account = access.account();
        if (type == MaybeViewer.class) {
            return account.isEmpty() ? NOBODY : new MaybeViewer(Optional.of(new Viewer(account.get(), access)));
        }
        // Mastodon's words for a token of an app in the place of a person's (api/base_controller.rb, require_user!).
        return new Viewer(
                account.orElseThrow(() -> ApiError.of(422, "This method requires an authenticated user")), access);
    }

    /** Empty where no token came with the request; one that is not valid is an error even where none is needed. */
    private Optional<Access> access(HttpServletRequest request) {
        if (request.getAttribute(Access.class.getName()) instanceof Access known) {
            return Optional.of(known); // ApiFilter has looked it up
        }
        Optional<String> token = Bearer.token(request).or(() -> streamingToken(request));
        return token.map(it -> tokens.access(it).orElseThrow(ViewerResolver::invalidToken));
    }

    /** An address ends up in logs and histories, so only where a browser cannot send the header. */
    private static Optional<String> streamingToken(HttpServletRequest request) {
        return request.getRequestURI().startsWith(STREAMING)
                ? Optional.ofNullable(request.getParameter("access_token"))
                : Optional.empty();
    }

    static void requireScope(Access access, String... anyOf) {
        if (anyOf.length > 0 && Arrays.stream(anyOf).noneMatch(access::allows)) {
            throw ApiError.of(403, "This action is outside the authorized scopes");
        }
    }

    /** Roles change from one click to the next, so they are asked of the user and not of the token. */
    private void requireRole(Access access, Role least) {
        if (least != Role.MEMBER
                && access.account()
                        .flatMap(users::byAccount)
                        .filter(user -> user.role().compareTo(least) >= 0)
                        .isEmpty()) {
            throw ApiError.of(403, "This action is not allowed");
        }
    }

    private Needed needed(MethodParameter parameter) {
        Method handler = parameter.getMethod();
        return handler == null ? Needed.NOTHING : needed.computeIfAbsent(handler, ViewerResolver::declared);
    }

    private static Needed declared(Method handler) {
        Scope scope = AnnotatedElementUtils.findMergedAnnotation(handler, Scope.class);
        return scope == null ? Needed.NOTHING : new Needed(List.of(scope.value()), scope.role());
    }

    static ApiError invalidToken() {
        return ApiError.of(401, "The access token is invalid");
    }

    /** What a handler's {@link Scope} says. */
    private record Needed(List<String> anyOf, Role role) {
        static final Needed NOTHING = new Needed(List.of(), Role.MEMBER);
    }
}
