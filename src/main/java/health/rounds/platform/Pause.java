package health.rounds.platform;

import java.time.Duration;

/** Waits a moment before looking again. */
final class Pause {
    private Pause() {}

    /** An interrupted wait gives up the whole start. */
    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartError("Interrupted while waiting for PostgreSQL.", e);
        }
    }
}
