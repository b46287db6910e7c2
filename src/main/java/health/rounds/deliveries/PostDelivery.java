package health.rounds.deliveries;

import java.time.Instant;
import java.util.Optional;

/**
 * What has become of a post at one server.
 *
 * @param delivered when the server last took something of it
 * @param waiting what is still to be sent
 * @param failed when something of it did last not reach the server for good
 * @param reason why it failed, in a sentence
 */
public record PostDelivery(
        String host,
        Optional<Instant> delivered,
        Optional<Waiting> waiting,
        Optional<Instant> failed,
        Optional<String> reason) {

    /**
     * Something waits.
     *
     * @param nextTry not before
     * @param trouble what went wrong the last time; empty where nothing was tried
     */
    public record Waiting(Instant nextTry, Optional<String> trouble) {}

    /** What matters most. */
    public enum State {
        DELIVERED,
        WAITING,
        FAILED
    }

    public State state() {
        if (waiting.isPresent()) {
            return State.WAITING;
        }
        boolean failedLast =
                failed.filter(at -> delivered.filter(at::isBefore).isEmpty()).isPresent();
        return failedLast ? State.FAILED : State.DELIVERED;
    }
}
