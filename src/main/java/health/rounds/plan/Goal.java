package health.rounds.plan;

import health.rounds.reception.Measure;
import java.time.LocalDate;

/**
 * What a plan wants to reach, and how one will know.
 *
 * @param target how many of the measure from the start of the plan until {@code by}
 * @param by the last day that counts, in UTC
 */
public record Goal(GoalType type, Measure measure, long target, LocalDate by) {}
