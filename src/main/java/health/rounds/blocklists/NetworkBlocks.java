package health.rounds.blocklists;

import health.rounds.blocklists.NetworkBlock.Severity;
import health.rounds.platform.AddressRange;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to blocked networks. Each request asks, so they are held in memory. */
@Component
public class NetworkBlocks {
    private static final long LONGEST = Duration.ofDays(3660).toSeconds();

    private final NetworkBlockStore store;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable NetworkTable held;

    NetworkBlocks(NetworkBlockStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that have not ended. */
    public Slice<NetworkBlock> list(Page page) {
        return store.list(page, clock.instant());
    }

    public Optional<NetworkBlock> byId(long id) {
        return store.byId(id, clock.instant());
    }

    /**
     * Blocks a network; one that is blocked already, or would shut out who blocks it, is an {@link InvalidInput}.
     *
     * @param from the network address of who blocks it
     */
    @Transactional
    public NetworkBlock add(
            AddressRange range, Severity severity, String comment, Optional<Instant> until, String from) {
        AddressRange whole = range.whole();
        requireAWayBack(whole, severity, from);
        String kept = Comments.kept(comment).orElse("");
        long id = ids.next();
        Instant now = clock.instant();
        store.deleteEnded(now);
        if (!store.insert(id, whole, severity, kept, now, until)) {
            throw taken();
        }
        return changed(id);
    }

    /** The same for a block that exists; empty where it does not, or has ended. */
    @Transactional
    public Optional<NetworkBlock> change(
            long id, AddressRange range, Severity severity, String comment, Optional<Instant> until, String from) {
        AddressRange whole = range.whole();
        if (byId(id).isEmpty()) {
            return Optional.empty();
        }
        requireAWayBack(whole, severity, from);
        String kept = Comments.kept(comment).orElse("");
        store.deleteEnded(clock.instant());
        if (!store.update(id, whole, severity, kept, until)) {
            throw taken();
        }
        return Optional.of(changed(id));
    }

    /** False where there is no such block. */
    @Transactional
    public boolean remove(long id) {
        AfterCommit.run(this::refresh);
        return store.delete(id);
    }

    /** When a block ends that lasts so many seconds; none or more than ten years is an {@link InvalidInput}. */
    public Instant end(long seconds) {
        if (seconds < 1 || seconds > LONGEST) {
            throw new InvalidInput("A block can last from one second to ten years.");
        }
        return clock.instant().plusSeconds(seconds);
    }

    /** Whether nothing is answered to this address; no query. */
    public boolean shutOut(String address) {
        return severity(address).filter(Severity.NO_ACCESS::equals).isPresent();
    }

    /** What is held against an address; no query. */
    Optional<Severity> severity(String address) {
        NetworkTable table = table();
        return table.isEmpty()
                ? Optional.empty()
                : AddressRange.read(address).flatMap(range -> table.strictest(range.network(), clock.instant()));
    }

    /** Also every minute, for what another process changed. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void refresh() {
        loaded();
    }

    private NetworkTable table() {
        NetworkTable known = held;
        return known == null ? loaded() : known;
    }

    /** One at a time, so that what was read earlier never takes the place of what was read later. */
    private synchronized NetworkTable loaded() {
        NetworkTable table = new NetworkTable(store.all());
        held = table;
        return table;
    }

    private NetworkBlock changed(long id) {
        AfterCommit.run(this::refresh);
        return byId(id).orElseThrow(() -> new InvalidInput("This block would end before it begins."));
    }

    private static void requireAWayBack(AddressRange range, Severity severity, String from) {
        Optional<InetAddress> caller = AddressRange.read(from).map(AddressRange::network);
        if (severity == Severity.NO_ACCESS && caller.filter(range::contains).isPresent()) {
            throw new InvalidInput("This would shut yourself out: your own address lies in this network.");
        }
    }

    private static InvalidInput taken() {
        return new InvalidInput("Validation failed: Ip has already been taken");
    }
}
