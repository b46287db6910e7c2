package health.rounds.commands;

import java.time.Duration;
import java.time.Instant;

/** How long this process has taken so far. */
final class Startup {
    private Startup() {}

    /** In seconds, as {@code 2.4 s}. */
    static String duration() {
        Instant now = Instant.now();
        Duration since =
                Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
        return "%.1f s".formatted(since.toMillis() / 1000.0);
    }
}
