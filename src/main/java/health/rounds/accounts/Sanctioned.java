package health.rounds.accounts;

import health.rounds.platform.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to what is imposed on accounts. They are few, and every timeline asks for them, so all of them are held in memory and
 * read again after each change.
 */
@Component
public class Sanctioned {
    private final SanctionStore store;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile SanctionStore.@Nullable Lists held;

    Sanctioned(SanctionStore store, People people, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Whose posts only their followers are shown. Answered from memory. */
    public Set<AccountId> limited() {
        return lists().limited();
    }

    /** Whose pictures all count as sensitive. Answered from memory. */
    public Set<AccountId> sensitive() {
        return lists().sensitive();
    }

    /** Who is gone for everybody. Answered from memory. */
    public Set<AccountId> suspended() {
        return lists().suspended();
    }

    /** False where it is imposed already. */
    @Transactional
    public boolean impose(AccountId account, Sanction sanction) {
        return changed(account, store.impose(account, sanction, clock.instant()));
    }

    /** False where it is not imposed, or the account's data are deleted already. */
    @Transactional
    public boolean lift(AccountId account, Sanction sanction) {
        return changed(account, store.lift(account, sanction));
    }

    /**
     * Those who were suspended before then and whose data are still here, the longest suspended first. Who is suspended with the whole
     * server alone is not among them: its block may be lifted at any time.
     */
    public List<AccountId> suspendedBefore(Instant then, int most) {
        return store.suspendedBefore(then, most);
    }

    /** What is imposed on whole servers has changed. */
    void readAgain() {
        read();
    }

    private boolean changed(AccountId account, boolean change) {
        if (change) {
            people.changed(account);
            AfterCommit.run(() -> {
                read();
                events.publishEvent(new SanctionsChanged(account));
            });
        }
        return change;
    }

    private SanctionStore.Lists lists() {
        SanctionStore.Lists known = held;
        return known == null ? read() : known;
    }

    /** One after the other, so that what is read last is what was committed last. */
    private synchronized SanctionStore.Lists read() {
        SanctionStore.Lists now = store.all();
        held = now;
        return now;
    }
}
