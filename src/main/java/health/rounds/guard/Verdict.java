package health.rounds.guard;

import java.util.List;

/** What the guard says of a submission. */
public sealed interface Verdict {
    List<Finding> findings();

    /** It may become public; the findings are hints. */
    record Clear(Clearance clearance, List<Finding> findings) implements Verdict {}

    /** The author has a question to answer first. */
    record Ask(List<Finding> findings) implements Verdict {}

    /** It would identify a patient. */
    record Held(List<Finding> findings) implements Verdict {}
}
