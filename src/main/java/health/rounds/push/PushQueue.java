package health.rounds.push;

import health.rounds.notifications.Noticed;
import health.rounds.platform.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts down what is to be pushed, in the transaction that keeps the notification: it is as durable, and nobody waits for a push service.
 */
@Component
class PushQueue {
    private final DeliveryStore store;
    private final Clock clock;
    private final Semaphore changes = new Semaphore(0);

    PushQueue(DeliveryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void on(Noticed noticed) {
        if (store.insert(noticed, clock.instant()) > 0) {
            AfterCommit.run(this::wake);
        }
    }

    /** Ends the wait. */
    void wake() {
        changes.release();
    }

    /** Returns when something may have to be done, or when the time is up. */
    void await(Duration most) throws InterruptedException {
        if (changes.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
        }
    }
}
