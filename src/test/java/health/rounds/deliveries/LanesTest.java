package health.rounds.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose turn it is, without database and network. */
class LanesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Health BRISK = Health.UNKNOWN.succeeded(NOW, Duration.ofMillis(100));
    private static final Health SLOW = Health.UNKNOWN.succeeded(NOW, Duration.ofSeconds(5));

    private final Lanes lanes = new Lanes();

    @Test
    void deadServersTakeOnlyTheirOwnPlaces() {
        for (int i = 0; i < 500; i++) {
            learn("dead" + i, Health.UNKNOWN.failed(NOW, "away"));
            learn("slow" + i, SLOW);
        }
        beginAll(NOW);
        assertThat(lanes.room(NOW)).isEmpty();
        learn("brisk", BRISK);
        assertThat(lanes.room(NOW)).containsOnlyKeys("brisk").containsEntry("brisk", 4);
    }

    @Test
    void eachServerHasItsTurnBeforeAnyHasASecond() {
        for (int i = 0; i < 50; i++) {
            learn("new" + i, Health.UNKNOWN);
        }
        Set<String> served = new HashSet<>();
        for (int turn = 1; served.size() < 50; turn++) {
            Instant now = NOW.plusSeconds(turn);
            Set<String> next = Set.copyOf(lanes.room(now).keySet());
            assertThat(next).hasSizeLessThanOrEqualTo(Pace.UNSURE.places());
            assertThat(next.stream().filter(served::contains))
                    .as("served again in turn %d", turn)
                    .hasSizeLessThanOrEqualTo(Math.max(0, served.size() + next.size() - 50));
            next.forEach(host -> {
                Pace place = lanes.begin(host, now);
                lanes.end(host, place);
                learn(host, Health.UNKNOWN);
            });
            served.addAll(next);
            assertThat(turn).isLessThan(6);
        }
    }

    @Test
    void pausedServerWaitsThoughSomethingNewIsSent() {
        Health paused = BRISK.leftAlone(NOW, Duration.ofMinutes(5), "busy");
        learn("busy", paused);
        lanes.putForward("busy", NOW);
        assertThat(lanes.room(NOW.plusSeconds(299))).isEmpty();
        assertThat(lanes.room(NOW.plusSeconds(300))).containsOnlyKeys("busy");
    }

    @Test
    void unavailableServerAndOneWithoutWorkHaveNoTurn() {
        Health dead = Health.UNKNOWN;
        for (int day = 0; day < 7; day++) {
            dead = dead.failed(NOW.plus(Duration.ofDays(day)), "away");
        }
        assertThat(dead.unavailableSince()).contains(NOW.plus(Duration.ofDays(6)));
        learn("dead", dead);
        lanes.learn("idle", new Standing(BRISK, Optional.empty()));
        assertThat(lanes.room(NOW.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(lanes.unknown(Set.of("dead", "idle"))).containsExactlyInAnyOrder("dead", "idle");
    }

    @Test
    void manyFailuresOfOneDayAreOneFailingDay() {
        Health health = Health.UNKNOWN;
        for (int i = 0; i < 100; i++) {
            health = health.failed(NOW.plusSeconds(i), "away");
        }
        assertThat(health.failingDays()).isEqualTo(1);
        assertThat(health.unavailableSince()).isEmpty();
        assertThat(health.pausedUntil()).contains(NOW.plusSeconds(99).plus(Duration.ofHours(1)));
        assertThat(health.refused(NOW, Duration.ofMillis(1), "no").failures()).isZero();
    }

    @Test
    void placeIsGivenBackAlthoughTheServerChangedItsPace() {
        for (int i = 0; i < Pace.UNSURE.places(); i++) {
            learn("new" + i, Health.UNKNOWN);
        }
        beginAll(NOW);
        for (int i = 0; i < Pace.UNSURE.places(); i++) {
            lanes.end("new" + i, Pace.UNSURE);
            learn("new" + i, BRISK);
        }
        learn("another", Health.UNKNOWN);
        assertThat(lanes.room(NOW)).containsEntry("another", 1).containsEntry("new0", 4);
    }

    private void beginAll(Instant now) {
        lanes.room(now).forEach((host, most) -> {
            for (int i = 0; i < most; i++) {
                lanes.begin(host, now);
            }
        });
    }

    private void learn(String host, Health health) {
        lanes.learn(host, new Standing(health, Optional.of(NOW)));
    }
}
