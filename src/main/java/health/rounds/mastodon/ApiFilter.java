package health.rounds.mastodon;

import health.rounds.identity.Access;
import health.rounds.identity.Tokens;
import health.rounds.platform.CallerNetwork;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.UrlHandlerFilter;

/**
 * What every answer of the API has in common, before anything else looks at the request: leave for browsers to read it, which what
 * other servers read has too, the caller's remaining allowance, trailing slashes taken off, and errors from anywhere in the server as JSON.
 */
@Component
class ApiFilter implements Filter {
    private static final String EXPOSED =
            "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Idempotency-Key";

    private final RateLimits limits;
    private final Tokens tokens;
    private final Filter withoutSlash =
            UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();

    ApiFilter(RateLimits limits, Tokens tokens) {
        this.limits = limits;
        this.tokens = tokens;
    }

    @Override
    public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plainRequest;
        HttpServletResponse response = (HttpServletResponse) plainResponse;
        boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
        String path = failed ? failedPath(request) : request.getRequestURI();
        if (isShared(path)) {
            share(response);
            if (isPreflight(request)) {
                preflight(response);
                return;
            }
        }
        if (!isApi(path)) {
            chain.doFilter(request, response);
        } else if (failed) {
            answerFailure(request, response);
        } else if (mayCall(request, response, path)) {
            if (path.endsWith("/")) {
                withoutSlash.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/oauth/");
    }

    /** What browsers may read from other sites; the consent page is none of it. */
    private static boolean isShared(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/media/")
                || path.startsWith("/proxy/")
                || path.startsWith("/.well-known/")
                || path.startsWith("/nodeinfo/")
                || path.startsWith("/users/")
                || path.equals("/actor")
                || path.startsWith("/actor/")
                || path.startsWith("/emojis/")
                || path.startsWith("/oauth/token")
                || path.startsWith("/oauth/revoke")
                || path.startsWith("/oauth/userinfo");
    }

    private static void share(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", EXPOSED);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private boolean mayCall(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        Optional<Access> access = Bearer.token(request).flatMap(tokens::access);
        access.ifPresent(known -> request.setAttribute(Access.class.getName(), known));
        // An unknown token is no caller: whoever makes tokens up would have a fresh allowance with each.
        String caller = access.map(known -> "token " + known.token())
                .orElseGet(() -> CallerNetwork.of(request.getRemoteAddr()));
        RateLimits.Standing standing = limits.take(RateLimits.Kind.CALLS, caller);
        Optional<RateLimits.Kind> particular = particular(request.getMethod(), path);
        if (standing.allowed() && particular.isPresent()) {
            standing = limits.take(particular.get(), caller);
        }
        response.setHeader("X-RateLimit-Limit", Long.toString(standing.limit()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(standing.remaining()));
        response.setHeader("X-RateLimit-Reset", Times.of(standing.reset()));
        if (!standing.allowed()) {
            ApiErrors.error(HttpStatus.TOO_MANY_REQUESTS, "Too many requests. Wait until " + Times.of(standing.reset()))
                    .writeTo(request, response);
        }
        return standing.allowed();
    }

    private static Optional<RateLimits.Kind> particular(String method, String path) {
        return switch (method) {
            case "POST" ->
                path.startsWith("/api/v1/media") || path.startsWith("/api/v2/media")
                        ? Optional.of(RateLimits.Kind.MEDIA)
                        : Optional.of(RateLimits.Kind.DELETES).filter(kind -> path.endsWith("/unreblog"));
            case "DELETE" ->
                path.startsWith("/api/v1/statuses/") ? Optional.of(RateLimits.Kind.DELETES) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String failedPath(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? request.getRequestURI() : path.toString();
    }

    /** Something outside our handlers refused the request: the firewall, the form reader, the router. */
    private static void answerFailure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.BAD_REQUEST)
                : HttpStatus.INTERNAL_SERVER_ERROR;
        ApiErrors.error(status, null).writeTo(request, response);
    }
}
