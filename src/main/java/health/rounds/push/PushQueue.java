package health.rounds.push;

import health.rounds.notifications.Noticed;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Bell;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts down what is to be pushed, in the transaction that keeps the notification: it is as durable, and nobody waits for a push service.
 */
@Component
class PushQueue {
    private final DeliveryStore store;
    private final Clock clock;
    private final Bell bell = new Bell();

    PushQueue(DeliveryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void on(Noticed noticed) {
        if (store.insert(noticed, clock.instant()) > 0) {
            AfterCommit.run(bell::ring);
        }
    }

    /** Rings when something may have to be done. */
    Bell bell() {
        return bell;
    }
}
