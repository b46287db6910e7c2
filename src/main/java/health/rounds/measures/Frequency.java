package health.rounds.measures;

import java.time.LocalDate;

/** In which steps it is looked who stays. */
public enum Frequency {
    DAY(92),
    MONTH(24);

    private final int most;

    Frequency(int most) {
        this.most = most;
    }

    /** No question may look at more steps; the answer grows with their square. */
    int most() {
        return most;
    }

    /** The first day of the step in which a day lies. */
    LocalDate stepOf(LocalDate day) {
        return this == MONTH ? day.withDayOfMonth(1) : day;
    }

    LocalDate next(LocalDate step) {
        return this == MONTH ? step.plusMonths(1) : step.plusDays(1);
    }
}
