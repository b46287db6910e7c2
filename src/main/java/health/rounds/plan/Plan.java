package health.rounds.plan;

import health.rounds.accounts.AccountId;
import java.time.Instant;

/** A plan of a member, which nobody else sees. */
public record Plan(long id, AccountId owner, PlanState state, Strategy strategy, Instant changedAt) {}
