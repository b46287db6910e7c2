package health.rounds.web;

import health.rounds.posts.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the pages say numbers, times and who may read something. */
public final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private Words() {}

    /** How long ago: "now", "5 min", "3 h", then the day. */
    public static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        if (age.toDays() < 1) {
            return age.toHours() + " h";
        }
        LocalDate day = LocalDate.ofInstant(then, ZoneOffset.UTC);
        return day(day, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private static String day(LocalDate day, LocalDate today) {
        return (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
    }

    /** A day with its year. */
    public static String day(Instant then) {
        return DAY_AND_YEAR.format(LocalDate.ofInstant(then, ZoneOffset.UTC));
    }

    /** The exact moment, in UTC. */
    public static String moment(Instant then) {
        return MOMENT.format(then);
    }

    /** How long until then: "5 min", "3 h", "2 days". */
    public static String until(Instant then, Instant now) {
        Duration left = Duration.between(now, then);
        if (left.toHours() < 1) {
            return Math.max(1, left.toMinutes()) + " min";
        }
        return left.toDays() < 1 ? left.toHours() + " h" : count(left.toDays(), "day");
    }

    /** "1 reply", "2 replies". */
    public static String count(long number, String one, String many) {
        return "%,d %s".formatted(number, number == 1 ? one : many);
    }

    /** "1 day", "2 days". */
    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** Who may read it. */
    public static String of(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "Everyone";
            case UNLISTED -> "Everyone, unlisted";
            case FOLLOWERS -> "Followers only";
            case DIRECT -> "Only people I mention";
        };
    }

    /** The sign that goes with it. */
    public static String icon(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "globe2";
            case UNLISTED -> "unlock";
            case FOLLOWERS -> "lock";
            case DIRECT -> "envelope";
        };
    }
}
