package health.rounds.blocklists;

import health.rounds.guard.Finding;
import java.util.List;

/** What became of a new or changed block. */
public sealed interface ServerBlockOutcome {
    /** It holds. */
    record Kept(ServerBlock block) implements ServerBlockOutcome {}

    /** The domain is kept out as strictly already; nothing was changed. */
    record Covered(ServerBlock existing) implements ServerBlockOutcome {}

    /** The guard found in the public comment what could identify a patient; nothing was changed. */
    record Held(List<Finding> findings) implements ServerBlockOutcome {
        public Held {
            findings = List.copyOf(findings);
        }
    }
}
