package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.platform.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    @Test
    void callerIsStoppedAfterItsAllowanceAndOthersAreNot() {
        RateLimits limits = new RateLimits(settings("on"), Clock.systemUTC());
        for (int left = 299; left >= 0; left--) {
            RateLimits.Standing standing = limits.take(RateLimits.Kind.CALLS, "token 1");
            assertThat(standing.allowed()).isTrue();
            assertThat(standing.remaining()).isEqualTo(left);
        }
        RateLimits.Standing stopped = limits.take(RateLimits.Kind.CALLS, "token 1");
        assertThat(stopped.allowed()).isFalse();
        assertThat(stopped.remaining()).isZero();
        assertThat(stopped.limit()).isEqualTo(300);
        assertThat(stopped.reset()).isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(5)));
        assertThat(limits.take(RateLimits.Kind.CALLS, "token 2").allowed()).isTrue();
        assertThat(limits.take(RateLimits.Kind.MEDIA, "token 1").limit()).isEqualTo(30);
    }

    @Test
    void limitsThatAreOffTellOfAFullAllowance() {
        RateLimits limits = new RateLimits(settings("off"), Clock.systemUTC());
        for (int i = 0; i < 400; i++) {
            assertThat(limits.take(RateLimits.Kind.CALLS, "token 1").remaining())
                    .isEqualTo(300);
        }
    }

    private static Settings settings(String limits) {
        return Settings.from(Map.of("ROUNDS_RATE_LIMITS", limits), Map.of());
    }
}
