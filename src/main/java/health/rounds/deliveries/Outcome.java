package health.rounds.deliveries;

import java.time.Duration;
import java.util.Optional;

/** What came of one try. */
sealed interface Outcome {
    record Delivered() implements Outcome {}

    /** The server answered, and will not take it. */
    record Refused(String reason, boolean isGone) implements Outcome {}

    /**
     * Not now.
     *
     * @param serverFailed whether the server seems to be in trouble
     * @param leaveAlone how long it wants to be left alone
     */
    record Postponed(String reason, boolean serverFailed, Optional<Duration> leaveAlone) implements Outcome {
        /** It answered, without being busy: another try will hardly help. */
        boolean isDoubtful() {
            return !serverFailed && leaveAlone.isEmpty();
        }
    }

    /** There is nothing to be sent any more. */
    record Withdrawn() implements Outcome {}

    /** This community does not speak with the server, or no longer: nothing was tried. */
    record KeptOut() implements Outcome {}

    /** It is our own fault, and says nothing about the server. */
    record NotSent(String reason) implements Outcome {}
}
