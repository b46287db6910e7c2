package health.rounds.blocklists;

import health.rounds.blocklists.DomainListStore.In;
import health.rounds.platform.AfterCommit;
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
    private final Peering peering;
    private final Ids ids;
    private final Clock clock;

    AllowedServers(DomainListStore store, Peering peering, Ids ids, Clock clock) {
        this.store = store;
        this.peering = peering;
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
        if (!store.insert(In.ALLOWED_SERVERS, entry)) {
            return store.byDomain(In.ALLOWED_SERVERS, domain).orElseThrow();
        }
        AfterCommit.run(peering::refresh);
        return entry;
    }

    /** False where there is no such entry. */
    public boolean remove(long id) {
        boolean removed = store.delete(In.ALLOWED_SERVERS, id);
        AfterCommit.run(peering::refresh);
        return removed;
    }
}
