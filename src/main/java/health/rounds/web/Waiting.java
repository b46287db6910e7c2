package health.rounds.web;

import java.time.Duration;

/** How long to wait, in words. */
final class Waiting {
    private Waiting() {}

    static String words(Duration time) {
        long minutes = time.plusSeconds(59).toMinutes();
        return minutes <= 1 ? "a minute" : minutes + " minutes";
    }
}
