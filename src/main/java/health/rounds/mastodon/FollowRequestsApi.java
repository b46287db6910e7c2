package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/follow_requests}. */
@Controller
class FollowRequestsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Follows follows;
    private final Relationships relationships;
    private final AccountJson accounts;
    private final PageLinks links;

    FollowRequestsApi(Follows follows, Relationships relationships, AccountJson accounts, PageLinks links) {
        this.follows = follows;
        this.relationships = relationships;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/api/v1/follow_requests")
    @Scope("read:follows")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<Account> waiting = follows.requestsTo(viewer.account(), params.page(USUAL, MOST));
        return Reply.of(accounts.list(waiting.items())).withLink(links.around(request, waiting));
    }

    @PostMapping("/api/v1/follow_requests/{id}/authorize")
    @Scope("write:follows")
    Reply accept(@PathVariable AccountId id, Viewer viewer) {
        return reply(follows.accept(viewer.account(), id), viewer, id);
    }

    @PostMapping("/api/v1/follow_requests/{id}/reject")
    @Scope("write:follows")
    Reply reject(@PathVariable AccountId id, Viewer viewer) {
        return reply(follows.reject(viewer.account(), id), viewer, id);
    }

    private Reply reply(boolean found, Viewer viewer, AccountId id) {
        if (!found) {
            throw ApiError.notFound();
        }
        return relationships.of(viewer.account(), List.of(id)).stream()
                .findFirst()
                .map(relationship -> Reply.of(RelationshipEntity.of(relationship)))
                .orElseThrow(ApiError::notFound);
    }
}
