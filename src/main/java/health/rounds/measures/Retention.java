package health.rounds.measures;

import health.rounds.platform.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The front door to who stays: of those who joined together, how many were here later. */
@Component
public class Retention {
    private final RetentionStore store;

    Retention(RetentionStore store) {
        this.store = store;
    }

    /** A cohort for each step of these days, the earliest first; 92 days or 24 months at most. */
    public List<Cohort> cohorts(Days days, Frequency frequency) {
        List<LocalDate> steps = steps(days, frequency);
        Days whole = new Days(steps.getFirst(), frequency.next(steps.getLast()).minusDays(1));
        Map<LocalDate, Long> sizes = store.joined(whole, frequency);
        Map<LocalDate, Map<LocalDate, Long>> active = store.active(whole, frequency);
        return steps.stream()
                .map(step -> new Cohort(
                        step,
                        sizes.getOrDefault(step, 0L),
                        steps.stream()
                                .filter(later -> !later.isBefore(step))
                                .map(later -> new Measure.OfDay(
                                        later,
                                        active.getOrDefault(step, Map.of()).getOrDefault(later, 0L)))
                                .toList()))
                .toList();
    }

    private static List<LocalDate> steps(Days days, Frequency frequency) {
        List<LocalDate> steps = new ArrayList<>();
        for (LocalDate step = frequency.stepOf(days.first()); !step.isAfter(days.last()); step = frequency.next(step)) {
            steps.add(step);
            if (steps.size() > frequency.most()) {
                throw new InvalidInput("That is too long a time: 92 days or 24 months are the most.");
            }
        }
        return steps;
    }
}
