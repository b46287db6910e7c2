package health.rounds.federation;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Gives programs the document of an account or a post at the address of its page, before anything looks for a session. It is not
 * redirected: what is signed is signed for this address, and many who follow a redirect sign nothing anew.
 */
final class PageAddresses implements Filter {
    private static final Pattern PAGE = Pattern.compile("/@(\\w{1,30})(?:/(\\d{1,19}))?");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> document = document((HttpServletRequest) request);
        if (document.isPresent()) {
            ((HttpServletResponse) response).setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            request.getRequestDispatcher(document.get()).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> document(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("json") || !Accepted.isDocument(accept)) {
            return Optional.empty();
        }
        Matcher page = PAGE.matcher(request.getRequestURI());
        if (!page.matches()) {
            return Optional.empty();
        }
        String actor = "/users/" + page.group(1);
        return Optional.of(page.group(2) == null ? actor : actor + "/posts/" + page.group(2));
    }
}
