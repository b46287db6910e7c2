package health.rounds.measures;

import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whole days in UTC, the first and the last included; too many, none, or outside this millennium is an {@link InvalidInput}. */
public record Days(LocalDate first, LocalDate last) {
    /** No question may look at more. */
    static final int MOST = 366;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    public Days {
        if (first.isBefore(EARLIEST) || last.isAfter(LATEST)) {
            throw new InvalidInput("Days lie between the years 2000 and 2999.");
        }
        if (last.isBefore(first)) {
            throw new InvalidInput("The first day must not come after the last.");
        }
    }

    /** How many they are. */
    int count() {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last) + 1);
    }

    /** As many days right before these. */
    Days previous() {
        return new Days(first.minusDays(count()), first.minusDays(1));
    }

    List<LocalDate> all() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    Instant begin() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment after them. */
    Instant end() {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Everything made on these days has this id or a greater one … */
    long firstId() {
        return Ids.firstAt(begin());
    }

    /** … and a smaller one than this. */
    long endId() {
        return Ids.firstAt(end());
    }

    Days atMost(int days) {
        if (count() > days) {
            throw new InvalidInput("That is too long a time: %d days are the most.".formatted(days));
        }
        return this;
    }
}
