package health.rounds.peers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import health.rounds.platform.ReadThrough;
import health.rounds.platform.ServerName;
import health.rounds.signatures.Dialect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * In which dialect a server takes signatures: the standard, unless it was found to know the draft alone or signs by the draft itself.
 *
 * <p>The last is a guess, but a safe one: what a server writes it can read, while some say yes to the standard before they look at it,
 * and then drop what they were sent.
 */
@Component
final class Dialects {
    private static final int KEPT = 10_000;
    private static final Duration LASTING = Duration.ofMinutes(10);

    /** Servers are updated: after that long the standard is tried again. */
    private static final Duration DRAFT_LASTS = Duration.ofDays(7);

    /** What was learned within that time is not doubted because of a refusal. */
    private static final Duration CERTAIN = Duration.ofDays(1);

    /** A server that refuses both does not mean the dialect; it is asked but once each time, in that which all understand. */
    private static final Duration NEITHER_LASTS = Duration.ofHours(1);

    private final DialectStore store;
    private final Clock clock;
    private final ReadThrough<ServerName, Learned> kept = new ReadThrough<>(KEPT, LASTING);
    private final Cache<ServerName, Boolean> neither;
    private final Cache<ServerName, Boolean> heardInDraft;

    Dialects(DialectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.neither = servers(NEITHER_LASTS, ticker);
        this.heardInDraft = servers(DRAFT_LASTS, ticker);
    }

    private static Cache<ServerName, Boolean> servers(Duration lasting, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(lasting)
                .ticker(ticker)
                .build();
    }

    /** What was learned of a server, and when. */
    record Learned(Dialect dialect, Instant at) {}

    /** In which to begin. */
    Dialect first(ServerName server) {
        boolean draft = neither.getIfPresent(server) != null
                || heardInDraft.getIfPresent(server) != null
                || learned(server)
                        .filter(known -> known.dialect() == Dialect.DRAFT && isYounger(known, DRAFT_LASTS))
                        .isPresent();
        return draft ? Dialect.DRAFT : Dialect.STANDARD;
    }

    /** Whether a refusal may be because of the dialect in which it was asked. */
    boolean mayDiffer(ServerName server, Dialect asked) {
        return neither.getIfPresent(server) == null
                && learned(server)
                        .filter(known -> known.dialect() == asked && isYounger(known, CERTAIN))
                        .isEmpty();
    }

    /** The server has signed a request of its own: kept in memory alone, as it soon signs another one. */
    void heard(ServerName server, Dialect dialect) {
        switch (dialect) {
            case DRAFT -> heardInDraft.put(server, true);
            case STANDARD -> heardInDraft.invalidate(server);
        }
    }

    void took(ServerName server, Dialect dialect) {
        neither.invalidate(server);
        boolean known = learned(server)
                .filter(before -> before.dialect() == dialect && isYounger(before, CERTAIN))
                .isPresent();
        if (!known) {
            store.put(server, new Learned(dialect, clock.instant()));
            kept.forget(server);
        }
    }

    void tookNeither(ServerName server) {
        neither.put(server, true);
    }

    private Optional<Learned> learned(ServerName server) {
        return kept.get(server, store::of);
    }

    private boolean isYounger(Learned learned, Duration age) {
        return learned.at().isAfter(clock.instant().minus(age));
    }
}
