package health.rounds.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What another server answered, whatever its status; also a redirect, which is not followed.
 *
 * @param headers by name in lower case; of several with one name the last
 */
@SuppressWarnings("ArrayRecordComponent") // read once by whoever asked and never compared
public record OutsideReply(int status, Map<String, String> headers, byte[] body) {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    public OutsideReply {
        headers = Map.copyOf(headers);
    }

    /** A status from 200 to 299. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** How long the server wants to be left alone, as seconds or as a date (RFC 9110, section 10.2.3). */
    public Optional<Duration> retryAfter(Instant now) {
        return header("Retry-After").map(String::strip).flatMap(value -> retryAfter(value, now));
    }

    private static Optional<Duration> retryAfter(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then)).filter(Duration::isPositive);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
