package health.rounds.blocklists;

import health.rounds.blocklists.DomainListStore.In;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to the e-mail domains with which nobody joins, and how often somebody tried. */
@Component
public class BlockedEmailDomains {
    private final DomainListStore store;
    private final SignUpTries tries;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    BlockedEmailDomains(DomainListStore store, SignUpTries tries, Transactions transactions, Ids ids, Clock clock) {
        this.store = store;
        this.tries = tries;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Slice<ListedDomain> list(Page page) {
        return store.list(In.BLOCKED_EMAIL_DOMAINS, page);
    }

    public Optional<ListedDomain> byId(long id) {
        return store.byId(In.BLOCKED_EMAIL_DOMAINS, id);
    }

    /** Whether this very domain is on the list. */
    public boolean isListed(DomainName domain) {
        return store.byDomain(In.BLOCKED_EMAIL_DOMAINS, domain).isPresent();
    }

    /** Puts a domain on the list; one that is on it is an {@link InvalidInput}. */
    public ListedDomain add(DomainName domain) {
        ListedDomain entry = new ListedDomain(ids.next(), domain, clock.instant());
        if (!store.insert(In.BLOCKED_EMAIL_DOMAINS, entry)) {
            throw new InvalidInput("Validation failed: Domain has already been taken");
        }
        return entry;
    }

    /** False where there is no such entry. */
    public boolean remove(long id) {
        return transactions.call(() -> {
            tries.forget(id);
            return store.delete(In.BLOCKED_EMAIL_DOMAINS, id);
        });
    }

    /** The last seven days of each of these entries, newest first; one query. */
    public Map<Long, List<TriesOfDay>> history(Collection<ListedDomain> entries) {
        return tries.lastDays(entries.stream().map(ListedDomain::id).toList());
    }

    /** Whether an e-mail address lies in such a domain; one that does is counted as tried from this network address. */
    boolean turnAway(String email, String address) {
        Optional<ListedDomain> entry = DomainName.read(email.substring(email.lastIndexOf('@') + 1))
                .flatMap(domain -> store.covering(In.BLOCKED_EMAIL_DOMAINS, domain));
        entry.ifPresent(covering -> tries.count(covering.id(), address));
        return entry.isPresent();
    }
}
