package health.rounds.publishing;

import health.rounds.posts.Draft;
import health.rounds.privacy.Said;
import java.time.Instant;
import java.util.Optional;

/**
 * A draft as it is handed in, with what belongs to the act rather than to the post.
 *
 * @param said what the author says about the guard's findings; of an app nothing, it answers by posting again
 * @param idempotencyKey the same key from the same account within a day gives the same post
 * @param dueAt when to publish, at least five minutes ahead; empty for now
 * @param app name of the app; empty for our own pages
 */
public record NewPost(
        Draft draft, Said said, Optional<String> idempotencyKey, Optional<Instant> dueAt, Optional<String> app) {

    /** A draft to publish now, with nothing else said. */
    public static NewPost of(Draft draft) {
        return new NewPost(draft, Said.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same act with another draft. */
    NewPost with(Draft other) {
        return new NewPost(other, said, idempotencyKey, dueAt, app);
    }

    /** The same act with more said. */
    NewPost saying(Said more) {
        return new NewPost(draft, more, idempotencyKey, dueAt, app);
    }
}
