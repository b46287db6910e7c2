package health.rounds.web;

import health.rounds.guard.NotPatient;
import health.rounds.guard.Type;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyConsent;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Signer;
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
    public static String day(LocalDate day) {
        return DAY_AND_YEAR.format(day);
    }

    /** A day with its year, in UTC. */
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

    /** What was found, by its kind alone. */
    public static String of(Type type) {
        return switch (type) {
            case NAME -> "a name";
            case LOCATION -> "a place";
            case DATE -> "a date";
            case AGE_OVER_89 -> "an age over 89";
            case PHONE -> "a telephone number";
            case FAX -> "a fax number";
            case EMAIL -> "an e-mail address";
            case SSN -> "a national identity number";
            case MRN -> "a record number";
            case HEALTH_PLAN -> "a health plan number";
            case ACCOUNT -> "an account number";
            case LICENSE -> "a licence number";
            case VEHICLE -> "a vehicle number";
            case DEVICE -> "a device number";
            case URL -> "a link";
            case IP -> "an IP address";
            case BIOMETRIC -> "a recognisable feature";
            case OTHER_ID -> "an identifying number";
            case QUASI_EVENT -> "a rare event";
            case QUASI_ROLE -> "a rare role";
            case QUASI_RELATION -> "a tie to somebody";
        };
    }

    /** Why the author says that no patient is meant. */
    public static String of(NotPatient.Reason reason) {
        return switch (reason) {
            case COLLEAGUE -> "A colleague";
            case PUBLIC_FIGURE -> "A public figure, not as a patient";
            case FICTIONAL -> "Made up, in a novel or a film";
            case HISTORIC -> "A person of history";
            case OWN_STORY -> "My own story";
            case OTHER -> "Something else";
        };
    }

    /** Who signed a consent. */
    public static String of(Signer signer) {
        return switch (signer) {
            case PATIENT -> "The patient";
            case GUARDIAN -> "A parent or guardian";
            case NEXT_OF_KIN -> "The next of kin, as the patient has died";
        };
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

    /** Who may quote a post. */
    public static String of(QuotePolicy policy) {
        return switch (policy) {
            case EVERYONE -> "Everyone";
            case FOLLOWERS -> "My followers";
            case NOBODY -> "Only me";
            case ASK -> "Whoever asks its author";
        };
    }

    /** What has become of an answer to somebody of another server, for who gave it. */
    public static String of(ReplyConsent.State state) {
        return switch (state) {
            case GIVEN -> "Your answer stands.";
            case PENDING ->
                "The author of the post that you answer decides who may. Your answer goes out once they agree; until then it is only here.";
            case REFUSED ->
                "The author of the post that you answer does not want your answer below it. It is only here.";
        };
    }

    /** Who may answer a post. */
    public static String of(ReplyPolicy policy) {
        return switch (policy) {
            case EVERYONE -> "Everyone";
            case FOLLOWERS -> "My followers and people I mention";
            case MENTIONED -> "Only people I mention";
            case NOBODY -> "Only me";
            case ASK -> "Whoever asks its author";
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
