package health.rounds.accounts;

import health.rounds.guard.Finding;
import java.util.List;

/** What became of a change to a profile. */
public sealed interface ProfileOutcome {
    /** The profile was changed. */
    record Changed(Account account) implements ProfileOutcome {}

    /** The guard found what could identify a patient; nothing was changed. */
    record Held(List<Finding> findings) implements ProfileOutcome {}

    /** A part is too long or malformed; nothing was changed. */
    record Refused(String reason) implements ProfileOutcome {}
}
