package health.rounds.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever waits for work; a ring that nobody waits for is heard at the next wait. */
public final class Bell {
    private final Semaphore rings = new Semaphore(0);

    /** Ends the wait. */
    public void ring() {
        rings.release();
    }

    /** Returns when it has rung, or when the time is up. */
    void await(Duration most) throws InterruptedException {
        if (rings.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
