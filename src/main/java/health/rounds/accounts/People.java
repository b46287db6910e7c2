package health.rounds.accounts;

import health.rounds.platform.AfterCommit;
import health.rounds.platform.ReadThrough;
import health.rounds.platform.Slice;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Accounts in memory, read through to the store; the one place that forgets them when they change. */
@Component
final class People {
    private static final int SIZE = 50_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final AccountStore store;
    private final ApplicationEventPublisher events;
    private final ReadThrough<AccountId, Account> accounts = new ReadThrough<>(SIZE, LASTING);
    // A handle changes hands only where an account is removed or renamed, so only the id is kept under it.
    private final ReadThrough<String, AccountId> ids = new ReadThrough<>(SIZE, LASTING);

    People(AccountStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    Optional<Account> byId(AccountId id) {
        return accounts.get(id, store::byId);
    }

    Map<AccountId, Account> byIds(Collection<AccountId> wanted) {
        return accounts.all(wanted, store::byIds);
    }

    /** In the order asked. Like all lists without those who are suspended. */
    List<Account> inOrder(List<AccountId> wanted) {
        Map<AccountId, Account> found = shown(wanted);
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** By handles in lower case. */
    Map<String, Account> byHandles(Collection<String> handles) {
        Map<String, AccountId> named = ids.all(handles, store::idsOf);
        Map<AccountId, Account> found = byIds(named.values());
        Map<String, Account> byHandle = HashMap.newHashMap(found.size());
        named.forEach((handle, id) -> {
            Account account = found.get(id);
            if (account != null) {
                byHandle.put(handle, account);
            }
        });
        return byHandle;
    }

    Slice<Account> slice(List<Cursor> page) {
        Map<AccountId, Account> found = shown(page.stream().map(Cursor::account).toList());
        return Slice.of(page, cursor -> found.get(cursor.account()), Cursor::id);
    }

    private Map<AccountId, Account> shown(List<AccountId> wanted) {
        Map<AccountId, Account> found = byIds(wanted);
        found.values().removeIf(account -> account.sanctions().isSuspended());
        return found;
    }

    /** The account was deleted in the current transaction. */
    void removed(Account account) {
        renamed(account);
        changed(account.id());
    }

    /** The account has lost its handle in the current transaction. */
    void renamed(Account before) {
        ids.forget(before.handle().toLowerCase(Locale.ROOT));
    }

    /** What the account says of itself changed in the current transaction. */
    void profileChanged(AccountId id) {
        events.publishEvent(new ProfileEvent.Changed(id));
        changed(id);
    }

    /** What is imposed on these servers has changed. */
    void forgetOf(Set<String> domains) {
        accounts.forgetAll(account -> account.domain().filter(domains::contains).isPresent());
    }

    /** The account is gone for good; those inboxes are of followers that it had elsewhere. */
    void erased(AccountId id, List<String> inboxes) {
        events.publishEvent(new ProfileEvent.Erased(id, inboxes));
        changed(id);
    }

    /** The account changed in the current transaction. */
    void changed(AccountId id) {
        accounts.forget(id);
        AfterCommit.run(() -> events.publishEvent(new AccountChanged(id)));
    }
}
