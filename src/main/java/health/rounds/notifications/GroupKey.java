package health.rounds.notifications;

import health.rounds.posts.PostId;
import java.util.Optional;

/** Which notifications are shown as one. */
public sealed interface GroupKey {
    /** A notification that stands for itself. */
    record Alone(long notice) implements GroupKey {}

    /**
     * The same done to the same post, or to the account, within some hours.
     *
     * @param hour in which the group began, in hours since 1970
     */
    record Together(NoticeKind kind, Optional<PostId> post, int hour) implements GroupKey {}
}
