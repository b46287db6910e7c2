package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to notifications. */
@Component
public class Notifications {
    /** Newest first; all kinds where {@code kinds} is empty. */
    public List<Notice> of(
            AccountId account, Set<NoticeKind> kinds, Set<NoticeKind> without, Optional<AccountId> from, Page page) {
        throw new UnsupportedOperationException();
    }

    public Optional<Notice> byId(AccountId account, long id) {
        throw new UnsupportedOperationException();
    }

    public boolean dismiss(AccountId account, long id) {
        throw new UnsupportedOperationException();
    }

    public void clear(AccountId account) {
        throw new UnsupportedOperationException();
    }

    /** How many are newer than what was last read, at most {@code limit}. */
    public int unread(AccountId account, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Everything up to this id has been read. */
    public void markRead(AccountId account, long lastReadId) {
        throw new UnsupportedOperationException();
    }
}
