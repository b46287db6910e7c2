package health.rounds.measures;

import java.time.LocalDate;
import java.util.List;

/**
 * A number over some days.
 *
 * @param previous the same over as many days right before
 * @param byDay each day, those with nothing included
 */
public record Measure(long total, long previous, List<OfDay> byDay) {
    public Measure {
        byDay = List.copyOf(byDay);
    }

    /** One day's number. */
    public record OfDay(LocalDate day, long number) {}
}
