package health.rounds.signatures;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How old a signature may be, so that a message that somebody recorded is of no use for long.
 *
 * <p>Twelve hours, and an hour for clocks that are ahead: the limits of Mastodon (EXPIRATION_WINDOW_LIMIT and CLOCK_SKEW_MARGIN in its
 * signed requests, 4.5), whose queues other servers must reach after an outage.
 */
final class SignatureAge {
    private static final long OLDEST = Duration.ofHours(12).toSeconds();
    private static final long CLOCKS_DIFFER = Duration.ofHours(1).toSeconds();

    private SignatureAge() {}

    /** Refuses what was signed too long ago or in the future; both in seconds since 1970. */
    static void check(long made, Instant now) throws Flawed {
        long second = now.getEpochSecond();
        if (made < second - OLDEST) {
            throw new Flawed(Flaw.STALE);
        }
        if (made > second + CLOCKS_DIFFER) {
            throw new Flawed(Flaw.TOO_EARLY);
        }
    }

    /** Refuses what its sender wants to be believed only until then, by a clock that may differ from ours. */
    static void checkEnd(long expires, Instant now) throws Flawed {
        if (expires < now.getEpochSecond() - CLOCKS_DIFFER) {
            throw new Flawed(Flaw.STALE);
        }
    }

    /** The time in the one Date header (RFC 9110, section 5.6.7). */
    static long ofDate(HttpMessage message) throws Flawed {
        String date = message.only("date", Flaw.UNREADABLE).orElseThrow(() -> new Flawed(Flaw.UNREADABLE));
        try {
            return ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toEpochSecond();
        } catch (DateTimeException e) {
            throw new Flawed(Flaw.UNREADABLE);
        }
    }
}
