package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who did what about whom, and why.
 *
 * @param report the report that it was done about
 * @param posts the posts that were removed
 * @param words the reason, as the account was told it; perhaps empty
 */
public record LogEntry(
        long id,
        AccountId moderator,
        Deed deed,
        AccountId account,
        Optional<Long> report,
        List<PostId> posts,
        String words) {
    public LogEntry {
        posts = List.copyOf(posts);
    }

    public Instant at() {
        return Ids.timeOf(id);
    }
}
