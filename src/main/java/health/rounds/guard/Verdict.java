package health.rounds.guard;

import java.util.List;

/** What the guard says about a submission. */
public sealed interface Verdict {
    /** In the order of the text; for {@link Clear} these are nudges only. */
    List<Finding> findings();

    default Level level() {
        return findings().stream().map(Finding::action).max(Level::compareTo).orElse(Level.PASS);
    }

    /** May go out; the clearance covers exactly these texts. */
    record Clear(Clearance clearance, List<Finding> findings) implements Verdict {
        public Clear {
            findings = List.copyOf(findings);
        }
    }

    /** The author must answer first. */
    record Ask(List<Finding> findings) implements Verdict {
        public Ask {
            findings = List.copyOf(findings);
        }
    }

    /** Must be rewritten. */
    record Held(List<Finding> findings) implements Verdict {
        public Held {
            findings = List.copyOf(findings);
        }
    }
}
