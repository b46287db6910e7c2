package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Follows;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /follow-requests}: who asks to follow. */
@Controller
class FollowRequestsPage {
    private final Follows follows;
    private final Templates templates;

    FollowRequestsPage(Follows follows, Templates templates) {
        this.follows = follows;
        this.templates = templates;
    }

    @GetMapping("/follow-requests")
    View requests(Frame frame, @RequestParam Optional<Long> before) {
        PeopleView people =
                PeopleView.of(follows.requestsTo(frame.reader().id(), PeopleView.page(before)), "/follow-requests");
        return Html.page(templates.followRequests(frame.titled("Follow requests"), people));
    }
}
