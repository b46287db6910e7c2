package health.rounds.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.accounts.AccountId;
import health.rounds.platform.CallerNetwork;
import health.rounds.platform.DataFile;
import health.rounds.platform.Settings;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps readers from making this server call around: each has one question to other servers at a time, and so many in a while; the numbers
 * are in {@code data/lookup-limits.properties}.
 */
@Component
final class LookupLimits {
    private static final int REMEMBERED = 100_000;

    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final Cache<String, Bucket> buckets;
    private final Duration within;
    private final int perMember;
    private final int perVisitor;
    private final boolean on;

    LookupLimits(Settings settings) {
        Properties file = DataFile.properties("lookup-limits.properties");
        this.within = Duration.ofMinutes(Integer.parseInt(file.getProperty("minutes")));
        this.perMember = Integer.parseInt(file.getProperty("per-member"));
        this.perVisitor = Integer.parseInt(file.getProperty("per-visitor"));
        this.on = settings.rateLimits();
        // A bucket left alone for that long is full again, so forgetting it changes nothing.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(within)
                .build();
    }

    /** Asks for a member; empty, and nobody is asked, where it is too much. */
    <T> Optional<T> member(AccountId member, Supplier<T> question) {
        return once("member " + member, perMember, question);
    }

    /** The same for somebody who passes by. */
    <T> Optional<T> visitor(String address, Supplier<T> question) {
        return once("visitor " + CallerNetwork.of(address), perVisitor, question);
    }

    private <T> Optional<T> once(String who, int most, Supplier<T> question) {
        if (!asking.add(who)) {
            return Optional.empty();
        }
        try {
            return !on || buckets.get(who, _ -> bucket(most)).tryConsume(1)
                    ? Optional.of(question.get())
                    : Optional.empty();
        } finally {
            asking.remove(who);
        }
    }

    private Bucket bucket(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                .build();
    }
}
