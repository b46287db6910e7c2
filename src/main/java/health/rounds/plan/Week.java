package health.rounds.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What there is to do and what was done, from Monday to Sunday in UTC.
 *
 * @param overdue what was due before and is still open
 * @param due what is open this week
 * @param done what was done this week, whenever it was due
 * @param next the one thing to do next
 */
public record Week(LocalDate monday, List<Action> overdue, List<Action> due, List<Action> done, Optional<Action> next) {
    public Week {
        overdue = List.copyOf(overdue);
        due = List.copyOf(due);
        done = List.copyOf(done);
    }
}
