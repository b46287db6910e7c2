package health.rounds.mastodon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.DataFile;
import health.rounds.platform.Settings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Counts calls, and says how many are left; the numbers are in {@code data/api-rate-limits.properties}. */
@Component
class RateLimits {
    private static final long MOST_CALLERS = 200_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<Kind, Limit> limits = new EnumMap<>(Kind.class);
    private final Cache<Caller, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(LONGEST)
            .build();
    private final boolean on;
    private final Clock clock;

    RateLimits(Settings settings, Clock clock) {
        this.on = settings.rateLimits();
        this.clock = clock;
        Properties file = DataFile.properties("api-rate-limits.properties");
        for (Kind kind : Kind.values()) {
            limits.put(
                    kind,
                    new Limit(
                            Long.parseLong(file.getProperty(kind.key)),
                            Duration.ofSeconds(Long.parseLong(file.getProperty(kind.key + ".seconds")))));
        }
    }

    /** Takes one call from a caller's allowance; while limits are off, the allowance is always full. */
    Standing take(Kind kind, String caller) {
        Limit limit = limit(kind);
        Instant now = clock.instant();
        if (!on) {
            return new Standing(true, limit.calls(), limit.calls(), now.plus(limit.per()));
        }
        Bucket bucket = buckets.get(new Caller(kind, caller), key -> limit.bucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Standing(
                probe.isConsumed(),
                limit.calls(),
                probe.getRemainingTokens(),
                now.plusNanos(probe.getNanosToWaitForReset()));
    }

    private Limit limit(Kind kind) {
        Limit limit = limits.get(kind);
        if (limit == null) {
            throw new IllegalStateException("no limit for " + kind);
        }
        return limit;
    }

    /** What is counted. */
    enum Kind {
        CALLS("calls"),
        MEDIA("media"),
        DELETES("deletes");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /** Where a caller stands after a call. */
    record Standing(boolean allowed, long limit, long remaining, Instant reset) {}

    private record Caller(Kind kind, String name) {}

    private record Limit(long calls, Duration per) {
        Bucket bucket() {
            return Bucket.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(calls)
                            .refillIntervally(calls, per)
                            .build())
                    .build();
        }
    }
}
