package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to notifications. */
@Component
public class Notifications {
    private final NoticeStore store;
    private final Relationships relationships;

    Notifications(NoticeStore store, Relationships relationships) {
        this.store = store;
        this.relationships = relationships;
    }

    /** Newest first; all kinds where {@code kinds} is empty. */
    public List<Notice> of(
            AccountId account, Set<NoticeKind> kinds, Set<NoticeKind> without, Optional<AccountId> from, Page page) {
        Set<NoticeKind> wanted = EnumSet.allOf(NoticeKind.class);
        if (!kinds.isEmpty()) {
            wanted.retainAll(kinds);
        }
        wanted.removeAll(without);
        return store.of(account, wanted, relationships.silentFor(account), from, page);
    }

    public Optional<Notice> byId(AccountId account, long id) {
        return store.byId(account, id);
    }

    /** False where there is no such notification. */
    public boolean dismiss(AccountId account, long id) {
        return store.delete(account, id);
    }

    public void clear(AccountId account) {
        store.deleteAll(account);
    }

    /** How many are newer than what was last read, at most {@code limit}. */
    public int unread(AccountId account, int limit) {
        return store.unread(account, relationships.silentFor(account), limit);
    }

    /** Everything up to this id has been read. */
    public void markRead(AccountId account, long lastReadId) {
        store.markRead(account, lastReadId);
    }
}
