package health.rounds.accounts;

import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to endorsements: people whom an account recommends on its profile. They end with the follow. */
@Component
public class Endorsements {
    private final EndorsementStore store;
    private final CountStore counts;
    private final People people;
    private final Ids ids;

    Endorsements(EndorsementStore store, CountStore counts, People people, Ids ids) {
        this.store = store;
        this.counts = counts;
        this.people = people;
        this.ids = ids;
    }

    /** Recommends somebody; false, and nothing is changed, where the account does not follow them. */
    @Transactional
    public boolean add(AccountId account, AccountId target) {
        // Whoever unfollows takes the same lock, so nobody is recommended while the follow ends.
        counts.lock(Set.of(account));
        return store.add(ids.next(), account, target);
    }

    @Transactional
    public void end(AccountId account, AccountId target) {
        store.delete(account, target);
    }

    /** Whom an account recommends, those added last first. */
    public Slice<Account> by(AccountId account, Page page) {
        return people.slice(store.by(account, page));
    }
}
