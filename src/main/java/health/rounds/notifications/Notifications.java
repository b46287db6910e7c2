package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to notifications, one by one; {@link NoticeGroups} has them together. */
@Component
public class Notifications {
    private final NoticeStore store;
    private final Relationships relationships;
    private final Teller teller;

    Notifications(NoticeStore store, Relationships relationships, Teller teller) {
        this.store = store;
        this.relationships = relationships;
        this.teller = teller;
    }

    /**
     * Tells somebody of what moderators have to do with, inside the caller's transaction.
     *
     * @param about id of the report or warning; 0 for none
     */
    public void tell(AccountId to, NoticeKind kind, AccountId from, long about) {
        teller.tellOfOffice(to, kind, from, about);
    }

    /** Somebody is gone for good: nobody is told of them any more, and they of nothing. */
    public void forget(AccountId account) {
        store.erase(account);
    }

    /** Newest first. */
    public List<Notice> of(AccountId account, NoticeQuery query, Page page) {
        return store.of(account, query, relationships.silentFor(account), page);
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
        return unread(account, NoticeQuery.all(), limit);
    }

    /** The same of those that are wanted. */
    public int unread(AccountId account, NoticeQuery query, int limit) {
        return store.unread(account, query, relationships.silentFor(account), limit);
    }

    /** Everything up to this id has been read. */
    public void markRead(AccountId account, long lastReadId) {
        store.markRead(account, lastReadId);
    }
}
