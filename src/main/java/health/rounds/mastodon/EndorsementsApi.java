package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Endorsements;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/endorsements}: people whom one recommends; {@code pin} and {@code unpin} are the older names of the acts. */
@Controller
class EndorsementsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Endorsements endorsements;
    private final Accounts accounts;
    private final Relationships relationships;
    private final AccountJson json;
    private final PageLinks links;

    EndorsementsApi(
            Endorsements endorsements,
            Accounts accounts,
            Relationships relationships,
            AccountJson json,
            PageLinks links) {
        this.endorsements = endorsements;
        this.accounts = accounts;
        this.relationships = relationships;
        this.json = json;
        this.links = links;
    }

    @GetMapping("/api/v1/endorsements")
    @Scope("read:accounts")
    Reply own(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(endorsements.by(viewer.account(), params.page(USUAL, MOST)), request);
    }

    @GetMapping("/api/v1/accounts/{id}/endorsements")
    Reply of(@PathVariable AccountId id, MaybeViewer viewer, Params params, HttpServletRequest request) {
        ApiError.require(accounts.byId(id));
        return reply(endorsements.by(id, params.page(USUAL, MOST)), request);
    }

    @PostMapping({"/api/v1/accounts/{id}/endorse", "/api/v1/accounts/{id}/pin"})
    @Scope("write:accounts")
    Reply add(@PathVariable AccountId id, Viewer viewer) {
        ApiError.require(accounts.byId(id));
        if (!endorsements.add(viewer.account(), id)) {
            throw ApiError.unprocessable(
                    "Validation failed: You must be already following the person you want to endorse");
        }
        return relationship(viewer, id);
    }

    @PostMapping({"/api/v1/accounts/{id}/unendorse", "/api/v1/accounts/{id}/unpin"})
    @Scope("write:accounts")
    Reply end(@PathVariable AccountId id, Viewer viewer) {
        ApiError.require(accounts.byId(id));
        endorsements.end(viewer.account(), id);
        return relationship(viewer, id);
    }

    private Reply relationship(Viewer viewer, AccountId id) {
        return relationships.of(viewer.account(), List.of(id)).stream()
                .findFirst()
                .map(relationship -> Reply.of(RelationshipEntity.of(relationship)))
                .orElseThrow(ApiError::notFound);
    }

    private Reply reply(Slice<Account> people, HttpServletRequest request) {
        return Reply.of(json.list(people.items())).withLink(links.around(request, people));
    }
}
