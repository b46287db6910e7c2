package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which notifications are wanted.
 *
 * @param from only those by this account
 * @param filteredToo also those that the reader's policy holds back
 */
public record NoticeQuery(Set<NoticeKind> kinds, Optional<AccountId> from, boolean filteredToo) {
    public NoticeQuery {
        kinds = Set.copyOf(kinds);
    }

    /** All that the reader is told of. */
    public static NoticeQuery all() {
        return of(EnumSet.allOf(NoticeKind.class));
    }

    /** Those of some kinds. */
    public static NoticeQuery of(Set<NoticeKind> kinds) {
        return new NoticeQuery(kinds, Optional.empty(), false);
    }
}
