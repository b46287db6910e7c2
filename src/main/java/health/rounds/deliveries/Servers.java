package health.rounds.deliveries;

import health.rounds.platform.AfterCommit;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How the servers are that we send to, for those who run the community. */
@Component
public final class Servers {
    private static final Logger log = LoggerFactory.getLogger(Servers.class);

    private final ServerStore servers;
    private final ParcelStore parcels;
    private final Errands errands;
    private final Transactions transactions;
    private final Clock clock;

    Servers(ServerStore servers, ParcelStore parcels, Errands errands, Transactions transactions, Clock clock) {
        this.servers = servers;
        this.parcels = parcels;
        this.errands = errands;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** By name, after that one; an empty name begins. */
    public List<Server> all(String after, int most) {
        return servers.list(after, false, most, clock.instant());
    }

    /** Those among them that did not answer the last time, are left alone or unavailable. */
    public List<Server> inTrouble(String after, int most) {
        return servers.list(after, true, most, clock.instant());
    }

    /** Sends at once what waits for a server, whatever it did before; whether it is known. */
    public boolean tryAgain(String host) {
        return transactions.call(() -> {
            boolean known = servers.forgive(host);
            parcels.putForward(host, clock.instant());
            AfterCommit.run(() -> errands.tryAgain(host));
            log.info("Deliveries to {} are tried again, as a moderator asked", host);
            return known;
        });
    }
}
