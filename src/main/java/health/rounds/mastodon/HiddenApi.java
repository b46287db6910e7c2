package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/blocks} and {@code /api/v1/mutes}: whom the viewer does not want to read. */
@Controller
class HiddenApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Relationships relationships;
    private final AccountJson accounts;
    private final PageLinks links;

    HiddenApi(Relationships relationships, AccountJson accounts, PageLinks links) {
        this.relationships = relationships;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/api/v1/blocks")
    @Scope("read:blocks")
    Reply blocks(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(relationships.blockedBy(viewer.account(), params.page(USUAL, MOST)), request);
    }

    @GetMapping("/api/v1/mutes")
    @Scope("read:mutes")
    Reply mutes(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(relationships.mutedBy(viewer.account(), params.page(USUAL, MOST)), request);
    }

    private Reply reply(Slice<Account> people, HttpServletRequest request) {
        return Reply.of(accounts.list(people.items())).withLink(links.around(request, people));
    }
}
