package health.rounds.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.CallerNetwork;
import health.rounds.platform.DataFile;
import health.rounds.platform.Settings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Counts what may be tried only so often, in memory; the limits are in {@code data/sign-in-limits.properties}. */
@Component
final class Attempts {
    private static final int REMEMBERED = 100_000;
    private static final Pattern LIMIT = Pattern.compile("(\\d+) in (\\d+)");

    private final boolean limited;
    private final TimeMeter time;
    private final Limit signInPerAddress;
    private final Limit signInPerLogin;
    private final Limit signUpTriesPerAddress;
    private final Limit signUpPerAddress;
    private final Limit appPerAddress;

    Attempts(Settings settings, Clock clock) {
        Properties file = DataFile.properties("sign-in-limits.properties");
        this.limited = settings.rateLimits();
        this.time = new ClockTime(clock);
        this.signInPerAddress = limit(file, "sign-in-per-address");
        this.signInPerLogin = limit(file, "sign-in-per-login");
        this.signUpTriesPerAddress = limit(file, "sign-up-tries-per-address");
        this.signUpPerAddress = limit(file, "sign-up-per-address");
        this.appPerAddress = limit(file, "app-per-address");
    }

    /** How long to wait before the next password may be tried; empty where it may be tried now. */
    Optional<Duration> signIn(String address, String login) {
        return signInPerAddress
                .count(CallerNetwork.of(address))
                .or(() -> signInPerLogin.count(login.strip().toLowerCase(Locale.ROOT)));
    }

    /** How long to wait before someone signed in may try their own password; counted with the attempts to sign in. */
    Optional<Duration> ownPassword(String username) {
        return signInPerLogin.count(username);
    }

    /** How long to wait before a sign-up form may be sent in again. */
    Optional<Duration> signUpTry(String address) {
        return signUpTriesPerAddress.count(CallerNetwork.of(address));
    }

    /** How long to wait before another user may be made. */
    Optional<Duration> signUp(String address) {
        return signUpPerAddress.count(CallerNetwork.of(address));
    }

    /** How long to wait before another app may be registered. */
    Optional<Duration> app(String address) {
        return appPerAddress.count(CallerNetwork.of(address));
    }

    private Limit limit(Properties file, String name) {
        Matcher words = LIMIT.matcher(file.getProperty(name));
        if (!words.matches()) {
            throw new IllegalStateException("sign-in-limits.properties: " + name);
        }
        return new Limit(Integer.parseInt(words.group(1)), Duration.ofMinutes(Integer.parseInt(words.group(2))));
    }

    private final class Limit {
        private final Bandwidth bandwidth;
        private final Cache<String, Bucket> buckets;

        Limit(int times, Duration within) {
            this.bandwidth = Bandwidth.builder()
                    .capacity(times)
                    .refillGreedy(times, within)
                    .build();
            // A bucket left alone for that long is full again, so forgetting it changes nothing.
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterAccess(within)
                    .build();
        }

        Optional<Duration> count(String who) {
            if (!limited) {
                return Optional.empty();
            }
            long nanos =
                    buckets.get(who, this::full).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
            return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
        }

        private Bucket full(String who) {
            return Bucket.builder()
                    .addLimit(bandwidth)
                    .withCustomTimePrecision(time)
                    .build();
        }
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
