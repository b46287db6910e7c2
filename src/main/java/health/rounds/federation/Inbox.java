package health.rounds.federation;

import health.rounds.platform.Bell;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What other servers have sent: kept before it is answered, so that nothing is lost, and dealt with afterwards.
 *
 * <p>Whatever arrives while one transaction commits goes with the next, so that a flood costs a commit for many and a lone activity waits
 * for nobody.
 */
@Component
class Inbox implements AutoCloseable {
    /** Activities of one actor stay in order; of different actors, so many are dealt with at a time. */
    static final int LANES = 6;

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_WAITING = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than any signature is believed, so that nothing that was sent once is taken in twice. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    private final InboxStore store;
    private final Clock clock;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Bell> bells =
            IntStream.range(0, LANES).mapToObj(lane -> new Bell()).toList();
    private final Thread writer;

    private record Arrival(Letter letter, CompletableFuture<Void> kept) {}

    Inbox(InboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("inbox-writer").start(this::write);
    }

    /** Returns once the activity is durable; false where there is no room, and its sender should come back later. */
    boolean take(Letter letter) throws InterruptedException {
        Arrival arrival = new Arrival(letter, new CompletableFuture<>());
        if (!arrivals.offer(arrival, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            arrival.kept().join();
            return true;
        } catch (CompletionException e) {
            return false; // the database is away
        }
    }

    /** Rings when something may have arrived for a lane. */
    Bell bell(int lane) {
        return bells.get(lane);
    }

    private void write() {
        List<Arrival> batch = new ArrayList<>();
        try {
            while (true) {
                batch.clear();
                batch.add(arrivals.take());
                arrivals.drainTo(batch, MOST_AT_ONCE - 1);
                write(batch);
            }
        } catch (InterruptedException e) {
            batch.forEach(arrival -> arrival.kept().cancel(false));
        }
    }

    private void write(List<Arrival> batch) {
        try {
            Map<UUID, Letter> letters = new LinkedHashMap<>();
            batch.forEach(arrival -> letters.putIfAbsent(arrival.letter().name(), arrival.letter()));
            store.insert(List.copyOf(letters.values()), LANES, clock.instant());
            batch.forEach(arrival -> arrival.kept().complete(null));
            bells.forEach(Bell::ring);
        } catch (RuntimeException e) {
            batch.forEach(arrival -> arrival.kept().completeExceptionally(e));
        }
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        store.forget(clock.instant().minus(REMEMBERED));
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}
