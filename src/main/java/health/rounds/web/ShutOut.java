package health.rounds.web;

import health.rounds.blocklists.NetworkBlocks;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers nothing but a refusal to networks that are shut out, on every address of pages, files and the API. */
final class ShutOut implements Filter {
    private static final String WORDS = "This community cannot be reached from where you are. "
            + "If you think that is a mistake, please write to its administrators.";

    private final NetworkBlocks networks;

    ShutOut(NetworkBlocks networks) {
        this.networks = networks;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (networks.shutOut(request.getRemoteAddr())) {
            refuse((HttpServletRequest) request, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isApp = request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith("/oauth/");
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        // What stays unread of the request must not be taken for the next one.
        response.setHeader("Connection", "close");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentType(isApp ? "application/json" : "text/plain; charset=utf-8");
        byte[] body = isApp ? Json.bytes(Map.of("error", WORDS)) : WORDS.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
