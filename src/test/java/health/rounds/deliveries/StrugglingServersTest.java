package health.rounds.deliveries;

import static health.rounds.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.deliveries.PostDelivery.State;
import health.rounds.posts.PostId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How servers that fail are treated, and how they come back. */
class StrugglingServersTest extends WithTwoServers {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PostId POST = new PostId(4711);

    @Test
    void serverThatAsksForPatienceIsLeftAloneForThatTime() {
        ward.answering(429, Map.of("Retry-After", "600"));
        rig.send("a", "one", ward.inbox());
        eventually(() -> assertThat(rig.server(ward).state()).isEqualTo(Server.State.PAUSED));
        rig.send("b", "two", ward.inbox());
        rig.send("c", "three", clinic.inbox());
        eventually(() -> assertThat(clinic.taken()).containsExactly("three"));
        rig.later(Duration.ofMinutes(9));
        rig.send("c", "four", clinic.inbox());
        eventually(() -> assertThat(clinic.taken()).containsExactly("three", "four"));
        assertThat(ward.calls()).isEqualTo(1);
        rig.later(MINUTE);
        eventually(() -> assertThat(ward.taken()).containsExactlyInAnyOrder("one", "two"));
        assertThat(rig.server(ward).state()).isEqualTo(Server.State.AVAILABLE);
    }

    @Test
    void serverThatFailsTenTimesIsLeftAloneLongerAndLonger() {
        ward.always(500);
        for (int i = 0; i < 20; i++) {
            rig.send("object " + i, "hello " + i, ward.inbox());
        }
        eventually(() -> assertThat(rig.server(ward).failures()).isEqualTo(10));
        Server paused = rig.server(ward);
        assertThat(paused.state()).isEqualTo(Server.State.PAUSED);
        assertThat(Duration.between(rig.now(), paused.since().orElseThrow())).isBetween(Duration.ofSeconds(50), MINUTE);
        assertThat(paused.waiting()).isEqualTo(20);
        assertThat(ward.calls()).isEqualTo(10);

        rig.later(MINUTE);
        eventually(() -> assertThat(rig.server(ward).failures()).isEqualTo(11));
        assertThat(ward.calls()).isEqualTo(11);
        assertThat(Duration.between(rig.now(), rig.server(ward).since().orElseThrow()))
                .isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));

        ward.always(202);
        rig.later(Duration.ofMinutes(3));
        eventually(() -> assertThat(ward.taken()).hasSize(20));
        assertThat(rig.server(ward).failures()).isZero();
    }

    @Test
    void pauseOutlivesARestart() {
        ward.always(500);
        for (int i = 0; i < 12; i++) {
            rig.send("object " + i, "hello " + i, ward.inbox());
        }
        eventually(() -> assertThat(rig.server(ward).failures()).isEqualTo(10));
        rig.restart();
        rig.send("a", "hello", clinic.inbox());
        eventually(() -> assertThat(clinic.taken()).hasSize(1));
        assertThat(ward.calls()).isEqualTo(10);
    }

    @Test
    void serverIsGivenUpAfterSevenFailingDaysUntilItIsHeardFrom() {
        ward.always(500);
        for (int day = 1; day <= 7; day++) {
            assertThat(rig.servers.inTrouble("", 10)).noneMatch(each -> each.state() == Server.State.UNAVAILABLE);
            int calls = ward.calls();
            rig.send(new PostId(day), ward.inbox());
            eventually(() -> assertThat(ward.calls()).isGreaterThan(calls));
            await().until(() -> rig.server(ward).failures() >= ward.calls());
            rig.later(Duration.ofDays(1));
        }
        eventually(() -> assertThat(rig.server(ward).state()).isEqualTo(Server.State.UNAVAILABLE));
        assertThat(rig.waiting()).isZero();
        assertThat(rig.status.of(new PostId(7))).singleElement().satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.reason().orElseThrow()).contains("not been reachable for days");
        });

        int calls = ward.calls();
        rig.send(POST, ward.inbox());
        assertThat(rig.waiting()).isZero();
        assertThat(rig.status.of(POST)).singleElement().matches(each -> each.state() == State.FAILED);

        ward.always(202);
        rig.deliveries.heardFrom(ward.name());
        rig.later(MINUTE);
        eventually(() -> assertThat(rig.server(ward).state()).isEqualTo(Server.State.AVAILABLE));
        assertThat(ward.calls()).isEqualTo(calls);
        rig.send(POST, ward.inbox());
        eventually(
                () -> assertThat(rig.status.of(POST)).singleElement().matches(each -> each.state() == State.DELIVERED));
    }

    @Test
    void successInBetweenBeginsTheFailingDaysAnew() {
        for (int day = 1; day <= 12; day++) {
            ward.always(day == 6 ? 202 : 500);
            int calls = ward.calls();
            rig.send("object " + day, "hello", ward.inbox());
            eventually(() -> assertThat(ward.calls()).isGreaterThan(calls));
            eventually(() -> assertThat(rig.server(ward).state()).isNotEqualTo(Server.State.UNAVAILABLE));
            rig.later(Duration.ofDays(1));
        }
    }

    @Test
    void moderatorCanHaveAServerTriedAtOnce() {
        ward.always(500);
        rig.send("a", "hello", ward.inbox());
        eventually(() -> assertThat(rig.server(ward).failures()).isEqualTo(1));
        ward.always(202);
        assertThat(rig.servers.tryAgain(ward.host())).isTrue();
        eventually(() -> assertThat(ward.taken()).containsExactly("hello"));
        assertThat(rig.servers.tryAgain("nowhere.example")).isFalse();
    }

    @Test
    void ourOwnFaultIsNoFaultOfTheServer() {
        rig.close();
        try (DeliveriesRig broken = new DeliveriesRig()) {
            broken.open((sender, inbox, activity, headers) -> {
                throw new IllegalStateException("no key");
            });
            broken.send(POST, ward.inbox());
            eventually(() -> assertThat(broken.server(ward).waiting()).isEqualTo(1));
            eventually(() -> assertThat(broken.status.of(POST))
                    .singleElement()
                    .matches(each -> each.waiting().orElseThrow().nextTry().isAfter(broken.now())));
            assertThat(broken.server(ward).failures()).isZero();
        }
    }
}
