package health.rounds.mastodon;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /health} and {@code /api/v1/streaming/health}: whether this server is there. */
@Controller
class HealthApi {
    @GetMapping({"/health", "/api/v1/streaming/health"})
    void health(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write("OK".getBytes(StandardCharsets.US_ASCII));
    }
}
