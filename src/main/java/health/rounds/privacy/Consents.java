package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The front door to patients' consents. */
@Component
public class Consents {
    private static final int MOST_LISTED = 200;

    private final ConsentStore store;
    private final Clock clock;

    Consents(ConsentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those that an author recorded, newest first. */
    public List<Consent> of(AccountId author) {
        return store.of(author, MOST_LISTED);
    }

    public Optional<Consent> byId(long id) {
        return store.byId(id);
    }

    /** By their ids; one query. */
    public Map<Long, Consent> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : store.byIds(ids).stream().collect(Collectors.toMap(Consent::id, Function.identity()));
    }

    /**
     * Marks one as taken back, inside the transaction in which the caller takes down the posts that stand on it; empty where it does not
     * exist or was taken back before.
     */
    public Optional<Consent> withdraw(long id) {
        return store.withdraw(id, clock.instant()) ? store.byId(id) : Optional.empty();
    }
}
