package health.rounds.publishing;

import health.rounds.posts.Draft;
import java.time.Instant;
import java.util.Optional;

/**
 * A draft that waits for its time.
 *
 * @param problem why it could not be published at its time; the draft is kept for its author
 */
public record ScheduledPost(long id, Draft draft, Instant dueAt, Optional<String> problem) {}
