package health.rounds.publishing;

import health.rounds.guard.Clearance;
import health.rounds.guard.Finding;
import health.rounds.posts.Post;
import java.util.List;
import java.util.Optional;

/** What became of a draft. */
public sealed interface PublishOutcome {
    /** It is public; without a clearance where it was already, under the same idempotency key. */
    record Published(Post post, Optional<Clearance> clearance) implements PublishOutcome {}

    /** It will be published at its time, and screened again then. */
    record Scheduled(ScheduledPost scheduled) implements PublishOutcome {}

    /** Something would identify a patient; nothing was stored. */
    record Held(List<Finding> findings) implements PublishOutcome {}

    /** The guard needs the author's answer; nothing was stored. */
    record Asked(List<Finding> findings) implements PublishOutcome {}

    /** The draft breaks a limit or names something that does not exist; nothing was stored. The reason is for the reader. */
    record Refused(String reason) implements PublishOutcome {}

    /** The post to edit or reply to does not exist for this author. */
    record Unknown() implements PublishOutcome {}
}
