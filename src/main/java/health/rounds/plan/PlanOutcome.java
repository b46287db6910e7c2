package health.rounds.plan;

import java.util.List;

/** What became of a change of a plan. */
public sealed interface PlanOutcome {
    /** It is kept. */
    record Saved(Plan plan) implements PlanOutcome {}

    /** Nothing was changed; the reasons are for the reader. */
    record Refused(List<String> reasons) implements PlanOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The member has no such plan. */
    record Unknown() implements PlanOutcome {}
}
