package health.rounds.push;

import health.rounds.platform.WorkLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers what waits in the queue while the server runs: some at a time, and few of them to one host, so that a slow one holds up no
 * other. What is under way when the process dies is delivered after the next start, perhaps a second time; apps show it once, as both
 * have the id of the notification.
 */
@Component
@ConditionalOnWebApplication
final class PushWork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PushWork.class);

    private static final int MOST = 32;
    private static final int MOST_TO_ONE_HOST = 4;

    /** Longer than any delivery takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** For what is tried again, and for what another process left. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final DeliveryStore store;
    private final Courier courier;
    private final Clock clock;
    private final WorkLoop loop;
    private final Map<String, Integer> byHost = new ConcurrentHashMap<>();

    PushWork(DeliveryStore store, PushQueue queue, Courier courier, Clock clock) {
        this.store = store;
        this.courier = courier;
        this.clock = clock;
        this.loop = new WorkLoop("Pushing", queue.bell(), LOOK_AGAIN, this::deliverSome);
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Whether anything was due that could be begun. */
    private boolean deliverSome() {
        int free = loop.room(MOST);
        if (free == 0) {
            return false;
        }
        List<String> busy = byHost.entrySet().stream()
                .filter(host -> host.getValue() >= MOST_TO_ONE_HOST)
                .map(Map.Entry::getKey)
                .toList();
        Instant now = clock.instant();
        List<Delivery> claimed = store.claim(now, now.plus(LEASE), free, busy, MOST_TO_ONE_HOST);
        claimed.forEach(this::begin);
        return !claimed.isEmpty();
    }

    private void begin(Delivery delivery) {
        byHost.merge(delivery.host(), 1, Integer::sum);
        loop.begin(() -> {
            try {
                courier.deliver(delivery);
            } catch (RuntimeException e) {
                log.warn("Pushing waits for the database; the lease of notification {} runs out", delivery.notice(), e);
            } finally {
                byHost.computeIfPresent(delivery.host(), (host, count) -> count == 1 ? null : count - 1);
            }
        });
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
