package health.rounds.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How a server takes what we send. Ten failures in a row, and it is left alone for a minute, then for two, and so on; on the seventh day
 * of nothing but failures it counts as unavailable (Mastodon: app/lib/delivery_failure_tracker.rb).
 *
 * @param brisk whether the last answer came soon
 * @param failures since it last answered
 * @param failingDays on which it failed since it last answered
 */
record Health(
        boolean brisk,
        int failures,
        int failingDays,
        Optional<LocalDate> lastFailingDay,
        Optional<Instant> pausedUntil,
        Optional<Instant> unavailableSince,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFailure,
        Optional<String> lastError) {
    static final Health UNKNOWN = new Health(
            false,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** From here on each failure makes a pause. */
    static final int MOST_FAILURES = 10;

    private static final int MOST_FAILING_DAYS = 7;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;

    /** A server that needs longer shares its places with others like it. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** It took something. */
    Health succeeded(Instant now, Duration took) {
        return new Health(
                isSoon(took),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(now),
                lastFailure,
                lastError);
    }

    /** It did not take something, but answered. */
    Health refused(Instant now, Duration took, String reason) {
        return new Health(
                isSoon(took),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lastSuccess,
                Optional.of(now),
                Optional.of(reason));
    }

    /** It answered that it wants to be left alone. */
    Health leftAlone(Instant now, Duration pause, String reason) {
        return new Health(
                brisk,
                failures,
                failingDays,
                lastFailingDay,
                later(Optional.of(now.plus(pause))),
                unavailableSince,
                lastSuccess,
                Optional.of(now),
                Optional.of(reason));
    }

    /** No answer, or one that says that it is in trouble. */
    Health failed(Instant now, String reason) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int days = lastFailingDay.filter(today::equals).isPresent() ? failingDays : failingDays + 1;
        int inARow = failures + 1;
        return new Health(
                false,
                inARow,
                days,
                Optional.of(today),
                later(inARow < MOST_FAILURES ? Optional.empty() : Optional.of(now.plus(pause(inARow)))),
                unavailableSince.isEmpty() && days >= MOST_FAILING_DAYS ? Optional.of(now) : unavailableSince,
                lastSuccess,
                Optional.of(now),
                Optional.of(reason));
    }

    Pace pace() {
        if (brisk) {
            return Pace.BRISK;
        }
        return failures == 0 && lastSuccess.isPresent() ? Pace.SLOW : Pace.UNSURE;
    }

    private static Duration pause(int inARow) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(inARow - MOST_FAILURES, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static boolean isSoon(Duration took) {
        return took.compareTo(SOON) <= 0;
    }

    private Optional<Instant> later(Optional<Instant> pause) {
        return pausedUntil
                .filter(present -> pause.isEmpty() || present.isAfter(pause.get()))
                .or(() -> pause);
    }
}
