package health.rounds.mastodon;

import health.rounds.accounts.DomainName;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/domain_blocks}: servers of which the viewer wants to see nobody. */
@Controller
class DomainBlocksApi {
    /** Mastodon gives 100, and 200 at most; lists here are cut at 80. */
    private static final int MOST = 80;

    private final Relationships relationships;
    private final PageLinks links;

    DomainBlocksApi(Relationships relationships, PageLinks links) {
        this.relationships = relationships;
        this.links = links;
    }

    @GetMapping("/api/v1/domain_blocks")
    @Scope("read:blocks")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<String> page = relationships.hiddenDomains(viewer.account(), params.page(MOST, MOST));
        return Reply.of(page.items()).withLink(links.around(request, page));
    }

    @PostMapping("/api/v1/domain_blocks")
    @Scope("write:blocks")
    Reply add(Viewer viewer, Params params) {
        relationships.hideDomain(viewer.account(), domain(params));
        return Reply.empty();
    }

    @DeleteMapping("/api/v1/domain_blocks")
    @Scope("write:blocks")
    Reply remove(Viewer viewer, Params params) {
        relationships.showDomain(viewer.account(), domain(params));
        return Reply.empty();
    }

    private static DomainName domain(Params params) {
        return DomainName.parse(params.requiredWord("domain"));
    }
}
