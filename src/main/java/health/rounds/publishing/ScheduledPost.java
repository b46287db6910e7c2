package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Draft;
import health.rounds.privacy.Said;
import java.time.Instant;
import java.util.Optional;

/**
 * A draft that waits for its time.
 *
 * @param app name of the app it was written with; empty for our own pages
 * @param problem why it could not be published at its time; the draft is kept for its author
 */
public record ScheduledPost(
        long id,
        AccountId author,
        Draft draft,
        Said said,
        Optional<String> app,
        Instant dueAt,
        Optional<String> problem) {}
