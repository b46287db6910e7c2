package health.rounds.web;

import health.rounds.accounts.Accounts;
import health.rounds.identity.Applicants;
import health.rounds.identity.SignedIn;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.measures.Activity;
import health.rounds.media.MediaPaths;
import health.rounds.moderation.Reports;
import health.rounds.notifications.Notifications;
import health.rounds.platform.Settings;
import health.rounds.privacy.Overrides;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives handlers the {@link Reader} and the {@link Frame} they name as arguments. */
@Component
final class FrameResolver implements HandlerMethodArgumentResolver {
    private static final int MOST_UNREAD = 99;

    private final Accounts accounts;
    private final Users users;
    private final Applicants applicants;
    private final Overrides overrides;
    private final Reports reports;
    private final Notifications notifications;
    private final Activity activity;
    private final MediaPaths media;
    private final Settings settings;
    private final ObjectProvider<ResourceUrlProvider>
            resources; // late: it is made from the configuration that needs us

    FrameResolver(
            Accounts accounts,
            Users users,
            Applicants applicants,
            Overrides overrides,
            Reports reports,
            Notifications notifications,
            Activity activity,
            MediaPaths media,
            Settings settings,
            ObjectProvider<ResourceUrlProvider> resources) {
        this.accounts = accounts;
        this.users = users;
        this.applicants = applicants;
        this.overrides = overrides;
        this.reports = reports;
        this.notifications = notifications;
        this.activity = activity;
        this.media = media;
        this.settings = settings;
        this.resources = resources;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Frame.class || parameter.getParameterType() == Reader.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        return parameter.getParameterType() == Reader.class ? reader(request) : frame(request);
    }

    /** The frame of the page that answers this request. */
    Frame frame(HttpServletRequest request) {
        Reader reader = reader(request);
        Optional<User> user = reader.viewer().flatMap(users::byAccount);
        return new Frame(
                settings.communityName(),
                settings.communityName(),
                Place.NOWHERE,
                reader,
                settings.signUp() != Settings.SignUp.CLOSED,
                reader.viewer().map(id -> notifications.unread(id, MOST_UNREAD)).orElse(0),
                user.filter(User::mayModerate).map(_ -> applicants.count()),
                user.filter(User::isPrivacyOfficer).map(_ -> overrides.countToReview()),
                user.filter(User::mayModerate).map(moderator -> reports.countOpen(moderator.account())),
                flash(request),
                () -> csrf(request),
                this::asset,
                media::of);
    }

    private Reader reader(HttpServletRequest request) {
        if (request.getAttribute(Reader.class.getName()) instanceof Reader known) {
            return known;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Reader reader = authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? new Reader(accounts.byId(signedIn.account()))
                : Reader.PASSER_BY;
        request.setAttribute(Reader.class.getName(), reader);
        reader.viewer().ifPresent(activity::seen);
        return reader;
    }

    private static Optional<Flash> flash(HttpServletRequest request) {
        Map<String, ?> kept = RequestContextUtils.getInputFlashMap(request);
        return kept != null && kept.get(Redirect.SAID) instanceof String text
                ? Optional.of(new Flash(text, Optional.ofNullable((String) kept.get(Redirect.UNDO))))
                : Optional.empty();
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private String asset(String name) {
        String address = resources.getObject().getForLookupPath("/assets/" + name);
        if (address == null) {
            throw new IllegalStateException("no such asset: " + name);
        }
        return address;
    }
}
