package health.rounds.measures;

import java.time.LocalDate;
import java.util.List;

/**
 * Those who joined in the same step of time.
 *
 * @param joined the first day of the step
 * @param size how many they are
 * @param active how many of them were here in that step and each later one
 */
public record Cohort(LocalDate joined, long size, List<Measure.OfDay> active) {
    public Cohort {
        active = List.copyOf(active);
    }
}
