package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationship;
import health.rounds.accounts.Relationships;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/accounts/:id/…}: follow, block, mute and take notes; each answers how the two stand now. */
@Controller
class AccountActionsApi {
    private static final long LONGEST_MUTE = Duration.ofDays(3650).toSeconds();

    private final Accounts accounts;
    private final Follows follows;
    private final Relationships relationships;

    AccountActionsApi(Accounts accounts, Follows follows, Relationships relationships) {
        this.accounts = accounts;
        this.follows = follows;
        this.relationships = relationships;
    }

    @PostMapping("/api/v1/accounts/{id}/follow")
    @Scope("write:follows")
    Reply follow(@PathVariable AccountId id, Viewer viewer, Params params) {
        Relationship before = between(viewer, id);
        // What an app leaves out of a second follow stays as it was.
        boolean boosts = params.optionalFlag("reblogs").orElse(!before.following() || before.showingBoosts());
        boolean notify = params.optionalFlag("notify").orElse(before.notifying());
        if (follows.start(viewer.account(), id, boosts, notify) == FollowOutcome.REFUSED) {
            throw ApiError.of(403, "You cannot follow this account");
        }
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/unfollow")
    @Scope("write:follows")
    Reply unfollow(@PathVariable AccountId id, Viewer viewer) {
        existing(id);
        follows.stop(viewer.account(), id);
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/remove_from_followers")
    @Scope("write:follows")
    Reply removeFromFollowers(@PathVariable AccountId id, Viewer viewer) {
        existing(id);
        follows.remove(viewer.account(), id);
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/block")
    @Scope("write:blocks")
    Reply block(@PathVariable AccountId id, Viewer viewer) {
        other(viewer, id);
        relationships.block(viewer.account(), id);
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/unblock")
    @Scope("write:blocks")
    Reply unblock(@PathVariable AccountId id, Viewer viewer) {
        existing(id);
        relationships.unblock(viewer.account(), id);
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/mute")
    @Scope("write:mutes")
    Reply mute(@PathVariable AccountId id, Viewer viewer, Params params) {
        other(viewer, id);
        Optional<Duration> lasting = params.number("duration")
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_MUTE)));
        boolean notifications = params.optionalFlag("notifications").orElse(true);
        relationships.mute(viewer.account(), id, notifications, lasting);
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/unmute")
    @Scope("write:mutes")
    Reply unmute(@PathVariable AccountId id, Viewer viewer) {
        existing(id);
        relationships.unmute(viewer.account(), id);
        return reply(viewer, id);
    }

    @PostMapping("/api/v1/accounts/{id}/note")
    @Scope("write:accounts")
    Reply note(@PathVariable AccountId id, Viewer viewer, Params params) {
        existing(id);
        relationships.note(viewer.account(), id, params.text("comment").orElse(""));
        return reply(viewer, id);
    }

    private void existing(AccountId id) {
        ApiError.require(accounts.byId(id));
    }

    private void other(Viewer viewer, AccountId id) {
        existing(id);
        if (viewer.account().equals(id)) {
            throw ApiError.of(403, "This action is not allowed");
        }
    }

    private Relationship between(Viewer viewer, AccountId id) {
        return relationships.of(viewer.account(), List.of(id)).stream()
                .findFirst()
                .orElseThrow(ApiError::notFound);
    }

    private Reply reply(Viewer viewer, AccountId id) {
        return Reply.of(RelationshipEntity.of(between(viewer, id)));
    }
}
