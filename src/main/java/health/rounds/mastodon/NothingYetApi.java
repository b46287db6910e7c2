package health.rounds.mastodon;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Lists that apps ask for at every start and that are truly empty here: this community has no custom emojis, announcements, trends,
 * filters, suggestions or other servers. An error instead would make some apps refuse to start.
 */
@Controller
class NothingYetApi {
    @GetMapping({
        "/api/v1/custom_emojis",
        "/api/v1/instance/domain_blocks",
        "/api/v1/trends",
        "/api/v1/trends/tags",
        "/api/v1/trends/statuses",
        "/api/v1/trends/links"
    })
    Reply forEveryone() {
        return Reply.of(List.of());
    }

    @GetMapping({
        "/api/v1/announcements",
        "/api/v1/conversations",
        "/api/v1/domain_blocks",
        "/api/v1/filters",
        "/api/v1/suggestions",
        "/api/v2/filters",
        "/api/v2/suggestions"
    })
    Reply forMembers(Viewer viewer) {
        return Reply.of(List.of());
    }
}
