package health.rounds.plan;

import health.rounds.posts.PostId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step of a plan.
 *
 * @param due the day, in UTC
 * @param done what made it done, and when
 */
public record Action(long id, long plan, ActionKind kind, String words, LocalDate due, Optional<Done> done) {
    /** The post, answer or boost that made an action done. */
    public record Done(PostId by, Instant at) {}
}
