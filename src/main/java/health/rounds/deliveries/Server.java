package health.rounds.deliveries;

import java.time.Instant;
import java.util.Optional;

/**
 * Another server as those who run this community see it.
 *
 * @param host its name, with the port where that is not 443
 * @param since when it became unavailable, or until when it is left alone; empty for one that is available
 * @param failures how often it failed since it last answered
 * @param waiting how many deliveries wait for it
 * @param lastError what went wrong at {@code lastFailure}, in a sentence
 */
public record Server(
        String host,
        State state,
        Optional<Instant> since,
        int failures,
        long waiting,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFailure,
        Optional<String> lastError) {

    /** How we deal with it. */
    public enum State {
        /** What is for it is sent. */
        AVAILABLE,
        /** It failed often, or asked for patience: it is left alone for some minutes. */
        PAUSED,
        /** It failed for seven days: nothing is queued for it until it is heard from. */
        UNAVAILABLE
    }
}
