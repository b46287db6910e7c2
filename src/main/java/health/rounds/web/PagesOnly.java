package health.rounds.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/**
 * Lets only pages pay for sessions and Spring Security. What apps call carries its own token (ViewerResolver), and files are for
 * everyone: neither reads a session, so neither needs protection from forged requests that use one.
 */
final class PagesOnly implements Filter {
    // A page that lay below one of these would have no session, and so nobody signed in: the failure is safe.
    private static final List<String> NO_PAGES = List.of(
            "/api/",
            "/media/",
            "/proxy/",
            "/assets/",
            "/pictures/",
            "/oauth/token",
            "/oauth/revoke",
            "/oauth/userinfo",
            "/.well-known/",
            "/nodeinfo/",
            "/users/",
            "/actor",
            "/inbox",
            "/emojis/");

    private final Filter sessions;
    private final Filter security;

    PagesOnly(Filter sessions, Filter security) {
        this.sessions = sessions;
        this.security = security;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPage(path((HttpServletRequest) request))) {
            sessions.doFilter(request, response, (inner, answer) -> security.doFilter(inner, answer, chain));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPage(String path) {
        for (String prefix : NO_PAGES) {
            if (path.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    private static String path(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                        && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
