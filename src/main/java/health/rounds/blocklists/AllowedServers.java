package health.rounds.blocklists;

import health.rounds.blocklists.DomainListStore.In;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to the servers with which a community speaks that speaks with few. */
@Component
public class AllowedServers {
    private final DomainListStore store;
    private final Ids ids;
    private final Clock clock;

    AllowedServers(DomainListStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    public Slice<ListedDomain> list(Page page) {
        return store.list(In.ALLOWED_SERVERS, page);
    }

    public Optional<ListedDomain> byId(long id) {
        return store.byId(In.ALLOWED_SERVERS, id);
    }

    /** Puts a domain on the list; one that is on it stays as it is. */
    public ListedDomain add(DomainName domain) {
        ListedDomain entry = new ListedDomain(ids.next(), domain, clock.instant());
        return store.insert(In.ALLOWED_SERVERS, entry)
                ? entry
                : store.byDomain(In.ALLOWED_SERVERS, domain).orElseThrow();
    }

    /** False where there is no such entry. */
    public boolean remove(long id) {
        return store.delete(In.ALLOWED_SERVERS, id);
    }
}
