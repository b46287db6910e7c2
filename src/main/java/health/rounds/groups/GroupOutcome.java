package health.rounds.groups;

import health.rounds.guard.Finding;
import java.util.List;

/** What became of a new group, or of a change to one. */
public sealed interface GroupOutcome {
    /** The group as it is now. */
    record Saved(Group group) implements GroupOutcome {}

    /** Its words could identify a patient; nothing was stored. */
    record Held(List<Finding> findings) implements GroupOutcome {
        public Held {
            findings = List.copyOf(findings);
        }
    }

    /** It breaks a rule, or is not for this member to do; nothing was stored. The reason is for the reader. */
    record Refused(String reason) implements GroupOutcome {}
}
