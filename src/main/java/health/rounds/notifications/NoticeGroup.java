package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notifications that are shown as one.
 *
 * @param about id of the report or warning that it is about
 * @param size how many there are
 * @param people some of those who did it, the latest first
 * @param oldest id of the oldest on the page that was asked for
 * @param newest id of the newest on that page
 */
public record NoticeGroup(
        GroupKey key,
        NoticeKind kind,
        Optional<PostId> post,
        Optional<Long> about,
        long size,
        List<AccountId> people,
        long oldest,
        long newest) {
    public NoticeGroup {
        people = List.copyOf(people);
    }

    static NoticeGroup alone(Notice notice) {
        return new NoticeGroup(
                new GroupKey.Alone(notice.id()),
                notice.kind(),
                notice.post(),
                notice.about(),
                1,
                List.of(notice.from()),
                notice.id(),
                notice.id());
    }

    /** When the newest came. */
    public Instant at() {
        return Ids.timeOf(newest);
    }
}
