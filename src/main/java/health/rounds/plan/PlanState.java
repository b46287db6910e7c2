package health.rounds.plan;

/** How far a plan is; a member has one active plan at most. */
public enum PlanState {
    DRAFT,
    ACTIVE,
    ENDED
}
