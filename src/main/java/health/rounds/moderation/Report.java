package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody told the moderators about an account.
 *
 * @param posts examples, of which some may be gone by now
 * @param rules ids of the rules that are broken
 * @param forwarded whether it was sent on to the account's own server
 * @param assignedTo the moderator who looks after it
 */
public record Report(
        long id,
        AccountId reporter,
        AccountId target,
        Category category,
        String comment,
        List<PostId> posts,
        List<String> rules,
        boolean forwarded,
        Instant changedAt,
        Optional<AccountId> assignedTo,
        Optional<Resolution> resolution) {
    public Report {
        posts = List.copyOf(posts);
        rules = List.copyOf(rules);
    }

    public Instant createdAt() {
        return Ids.timeOf(id);
    }

    public boolean isOpen() {
        return resolution.isEmpty();
    }

    /** That a moderator is done with it. */
    public record Resolution(Instant at, AccountId by) {}
}
