package health.rounds.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must follow a commit without being able to fail or slow it: events are written in the transaction that causes them, a row for
 * each listener, and dealt with afterwards in batches. A row goes with the transaction that dealt with it, so nothing is lost when
 * the process dies, and nothing is done twice. Decision 4 says why this is a table of our own.
 */
@Component
public class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final int BATCH = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final OutboxStore store;
    /** Found with the first event: most of them need someone who publishes events. */
    private final SingletonSupplier<List<OutboxListener<?>>> listeners;

    private final Transactions transactions;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();

    Outbox(OutboxStore store, ObjectProvider<OutboxListener<?>> listeners, Transactions transactions, Clock clock) {
        this.store = store;
        this.listeners = SingletonSupplier.of(() -> listeners.stream().toList());
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the event for whoever listens to it, in the transaction of whoever published it. */
    @EventListener
    void on(Durable event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(event.getClass().getName() + " was published outside a transaction");
        }
        List<String> names = listeners().stream()
                .filter(listener -> listener.events().isInstance(event))
                .map(OutboxListener::name)
                .toList();
        if (!names.isEmpty()) {
            store.insert(names, event.getClass().getSimpleName(), json.writeValueAsString(event), clock.instant());
            AfterCommit.run(() -> names.forEach(name -> waiting(name).release()));
        }
    }

    /** Deals with everything that is due and needs no server, on the calling thread. */
    public void drain() {
        listeners().stream().filter(listener -> !listener.isForServer()).forEach(this::drain);
    }

    /** Deals with everything that is due for this listener. */
    <E extends Durable> void drain(OutboxListener<E> listener) {
        Map<String, Class<? extends E>> types = types(listener.events());
        do {
            waiting(listener.name()).drainPermits();
        } while (tellBatch(listener, types));
    }

    /** Returns when something was written for this listener, or when the time is up. */
    void await(OutboxListener<?> listener, Duration most) throws InterruptedException {
        waiting(listener.name()).tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the wait for this listener. */
    void wake(OutboxListener<?> listener) {
        waiting(listener.name()).release();
    }

    List<OutboxListener<?>> listeners() {
        return listeners.obtain();
    }

    private Semaphore waiting(String listener) {
        return waiting.computeIfAbsent(listener, name -> new Semaphore(0));
    }

    /** Whether there may be more. A batch is one transaction; where that fails, each event has its own, so that only the cause waits. */
    private <E extends Durable> boolean tellBatch(OutboxListener<E> listener, Map<String, Class<? extends E>> types) {
        try {
            List<OutboxStore.Row> taken = new ArrayList<>();
            tell(listener, types, BATCH, taken);
            return taken.size() == BATCH;
        } catch (RuntimeException batchFailed) {
            boolean more = true;
            for (int i = 0; more && i < BATCH; i++) {
                more = tellOne(listener, types);
            }
            return more;
        }
    }

    private <E extends Durable> boolean tellOne(OutboxListener<E> listener, Map<String, Class<? extends E>> types) {
        List<OutboxStore.Row> taken = new ArrayList<>();
        try {
            tell(listener, types, 1, taken);
            return !taken.isEmpty();
        } catch (RuntimeException e) {
            if (taken.isEmpty()) {
                throw e; // not the event's fault: the database is away
            }
            putOff(listener, taken.getFirst(), e);
            return true;
        }
    }

    /** Adds what it takes to {@code taken}. */
    private <E extends Durable> void tell(
            OutboxListener<E> listener, Map<String, Class<? extends E>> types, int most, List<OutboxStore.Row> taken) {
        transactions.run(() -> {
            taken.addAll(store.take(listener.name(), clock.instant(), most));
            if (!taken.isEmpty()) {
                taken.forEach(row -> listener.on(event(row, types)));
                store.delete(taken);
            }
        });
    }

    private void putOff(OutboxListener<?> listener, OutboxStore.Row row, RuntimeException cause) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(row.attempts(), MOST_DOUBLINGS));
        Instant due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        log.error(
                "Event {} ({}) failed in {} and is told again at {}",
                row.id(),
                row.event(),
                listener.name(),
                due,
                cause);
        transactions.run(() -> store.putOff(row, due));
    }

    private <E extends Durable> E event(OutboxStore.Row row, Map<String, Class<? extends E>> types) {
        Class<? extends E> type = types.get(row.event());
        if (type == null) {
            throw new IllegalStateException("No listener knows the event " + row.event());
        }
        return json.readValue(row.body(), type);
    }

    private static <E extends Durable> Map<String, Class<? extends E>> types(Class<E> events) {
        Stream<Class<? extends E>> all = events.isSealed()
                ? Stream.of(events.getPermittedSubclasses()).map(type -> type.asSubclass(events))
                : Stream.of(events);
        return all.collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    }
}
