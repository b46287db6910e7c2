package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is held back of one sender.
 *
 * @param id of the first notification held back
 * @param latest id of the last
 * @param post the latest that one of them is about
 */
public record NoticeRequest(long id, long latest, AccountId from, long size, Optional<PostId> post) {
    public Instant createdAt() {
        return Ids.timeOf(id);
    }

    public Instant updatedAt() {
        return Ids.timeOf(latest);
    }
}
