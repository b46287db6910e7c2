package health.rounds.identity;

import health.rounds.accounts.AccountChanged;
import health.rounds.accounts.AccountId;
import health.rounds.platform.AfterCommit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to who has a role here: few, and shown on every profile, so they are held in memory. */
@Component
public class Staff {
    private final UserStore store;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Map<AccountId, Role> held;

    Staff(UserStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** Everybody who may act here and is more than a member. Answered from memory. */
    public Map<AccountId, Role> roles() {
        Map<AccountId, Role> known = held;
        return known == null ? read() : known;
    }

    /** Somebody's role or standing changed in the current transaction. */
    void changed(AccountId account) {
        AfterCommit.run(() -> {
            read();
            events.publishEvent(new AccountChanged(account));
        });
    }

    private synchronized Map<AccountId, Role> read() {
        Map<AccountId, Role> now = Map.copyOf(store.staff());
        held = now;
        return now;
    }
}
