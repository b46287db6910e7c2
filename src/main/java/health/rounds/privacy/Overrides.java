package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Settled;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The front door to what authors overrode and answered, for privacy officers. */
@Component
public class Overrides {
    private static final Logger log = LoggerFactory.getLogger(Overrides.class);

    private final SettledStore store;
    private final Clock clock;

    Overrides(SettledStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param openOnly whether those that an officer has looked at are left out
     * @param below only those with a smaller id
     */
    public List<SettledFinding> list(Collection<Settled.Ground> grounds, boolean openOnly, long below, int most) {
        return store.list(grounds, openOnly, below, most);
    }

    /** How many posts went out in spite of a block and no officer has looked at. */
    public int countToReview() {
        return store.countToReview();
    }

    /** Whose post it is; empty for a post for which nothing was overridden or answered. */
    public Optional<AccountId> authorOf(long post) {
        return store.authorOf(post);
    }

    /** An officer has looked at what was settled for a post; false where nothing was left to look at. */
    public boolean review(long post, AccountId officer) {
        boolean reviewed = store.review(post, officer, clock.instant()) > 0;
        if (reviewed) {
            log.info("Privacy officer {} reviewed the overrides of post {}", officer, post);
        }
        return reviewed;
    }
}
