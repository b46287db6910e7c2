package health.rounds.mastodon;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Lists that apps ask for at every start and that are truly empty here: this community has no announcements and knows no other
 * servers. An error instead would make some apps refuse to start.
 */
@Controller
class NothingYetApi {
    @GetMapping("/api/v1/announcements")
    Reply forMembers(Viewer viewer) {
        return Reply.of(List.of());
    }
}
