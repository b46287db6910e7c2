package health.rounds.identity;

import java.time.Duration;
import java.util.Map;

/** What became of a sign-up. */
public sealed interface SignUpOutcome {
    /** The user exists; what is still missing (confirmation, approval) stands in the user. */
    record Joined(User user) implements SignUpOutcome {}

    /** Nothing was stored; field name ({@code username}, {@code email}, {@code password}, {@code reason}, {@code agreement}) to what is wrong with it. */
    record Refused(Map<String, String> problems) implements SignUpOutcome {
        public Refused {
            problems = Map.copyOf(problems);
        }
    }

    /** Too many from this address. */
    record TooMany(Duration waiting) implements SignUpOutcome {}

    /** This one cannot join; nothing was stored, and nobody is told which list says so. */
    record TurnedAway(String reason) implements SignUpOutcome {}

    /** Nobody can sign up here, for this reason. */
    record Closed(String reason) implements SignUpOutcome {}
}
