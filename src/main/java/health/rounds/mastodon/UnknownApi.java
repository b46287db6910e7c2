package health.rounds.mastodon;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every address of the API that does not exist. */
@Controller
class UnknownApi {
    @RequestMapping({"/api/**", "/oauth/**", "/nodeinfo/**", "/.well-known/**"})
    Reply unknown() {
        throw ApiError.of(404, "This server has no such address");
    }
}
