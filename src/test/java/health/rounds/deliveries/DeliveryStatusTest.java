package health.rounds.deliveries;

import static health.rounds.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import health.rounds.deliveries.PostDelivery.State;
import health.rounds.posts.PostId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a post is told of its way to other servers. */
class DeliveryStatusTest extends WithTwoServers {
    private static final PostId POST = new PostId(4711);

    @ParameterizedTest
    @CsvSource({
        "302, something else than yes or no",
        "400, refuses it (400)",
        "403, does not want to hear from here",
        "404, knows no such inbox",
        "410, is gone",
        "413, too long",
        "501, cannot receive posts"
    })
    void whatIsRefusedIsNotSentAgainAndSaysWhy(int status, String reason) {
        ward.answering(status, Map.of());
        rig.send(POST, ward.inbox());
        eventually(() -> assertThat(rig.status.of(POST)).singleElement().matches(each -> each.state() == State.FAILED));
        assertThat(rig.status.of(POST).getFirst().reason().orElseThrow()).contains(reason);
        assertThat(rig.waiting()).isZero();
        assertThat(rig.server(ward).state()).isEqualTo(Server.State.AVAILABLE);
        assertThat(rig.gone())
                .isEqualTo(status == 410 ? List.of(new InboxGone(ward.inbox().toString())) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"401, 4", "500, 16"})
    void sixteenTriesAreMadeAndFourWhereTheSignatureIsRefused(int status, int tries) {
        ward.always(status);
        rig.send(POST, ward.inbox());
        for (int i = 1; i < tries; i++) {
            int calls = i;
            eventually(() -> assertThat(ward.calls()).isEqualTo(calls));
            eventually(() -> assertThat(rig.status.of(POST))
                    .singleElement()
                    .matches(each -> each.waiting()
                            .filter(it -> it.trouble().isPresent() == (status == 500))
                            .isPresent()));
            await().until(() -> rig.servers.all("", 9).getFirst().lastFailure().isPresent());
            rig.later(Duration.ofSeconds((15 + (long) Math.pow(i, 4)) * 3 / 2 + 3700));
            rig.deliveries.heardFrom(ward.name()); // so that failing days do not end it first
        }
        eventually(() -> assertThat(rig.status.of(POST)).singleElement().matches(each -> each.state() == State.FAILED));
        assertThat(ward.calls()).isEqualTo(tries);
        assertThat(rig.status.of(POST).getFirst().reason().orElseThrow())
                .startsWith("It was tried " + tries + " times");
    }

    @Test
    void statusTellsPerServerWhatArrivedAndWhatWaits() {
        clinic.always(500);
        FakeServer gone = new FakeServer().always(410);
        rig.send(POST, ward.inbox("anna"), ward.inbox("ben"), clinic.inbox(), gone.inbox());
        eventually(() -> assertThat(rig.status.of(POST))
                .extracting(PostDelivery::host, PostDelivery::state)
                .containsExactlyInAnyOrder(
                        tuple(ward.host(), State.DELIVERED),
                        tuple(clinic.host(), State.WAITING),
                        tuple(gone.host(), State.FAILED)));
        eventually(() -> assertThat(rig.status.of(POST))
                .filteredOn(each -> each.host().equals(clinic.host()))
                .singleElement()
                .satisfies(waits -> {
                    assertThat(waits.waiting().orElseThrow().nextTry())
                            .isAfter(rig.now().plusSeconds(10));
                    assertThat(waits.waiting().orElseThrow().trouble().orElseThrow())
                            .contains("(500)");
                }));
        gone.close();

        rig.later(Duration.ofDays(31));
        rig.sweep.sweep();
        assertThat(rig.waiting()).isZero();
        assertThat(rig.status.of(POST))
                .extracting(PostDelivery::host, PostDelivery::state)
                .containsExactly(tuple(clinic.host(), State.FAILED));
        rig.later(Duration.ofDays(31));
        rig.sweep.sweep();
        assertThat(rig.status.of(POST)).isEmpty();
        assertThat(rig.sql
                        .sql("select count(*) from outgoing_activities")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWaitsForAWeekIsDroppedWithAReason() {
        ward.answering(429, Map.of("Retry-After", "99999999"));
        rig.send(POST, ward.inbox());
        eventually(() -> assertThat(rig.server(ward).state()).isEqualTo(Server.State.PAUSED));
        assertThat(Duration.between(rig.now(), rig.server(ward).since().orElseThrow()))
                .as("no server decides to be left alone for years")
                .isLessThanOrEqualTo(Duration.ofDays(1));
        rig.close();
        try (DeliveriesRig later = new DeliveriesRig()) {
            later.send(POST, ward.inbox());
            later.later(Duration.ofDays(6));
            later.sweep.sweep();
            assertThat(later.waiting()).isEqualTo(1);
            later.later(Duration.ofDays(1).plusSeconds(1));
            later.sweep.sweep();
            assertThat(later.waiting()).isZero();
            assertThat(later.status.of(POST)).singleElement().satisfies(dropped -> {
                assertThat(dropped.state()).isEqualTo(State.FAILED);
                assertThat(dropped.reason()).contains("It waited for seven days.");
            });
        }
    }

    @Test
    void deadServersAreToldApartByWhatIsWrong() {
        rig.send(new PostId(1), URI.create("https://localhost:1/inbox"));
        eventually(() -> assertThat(trouble(1)).contains("cannot be reached"));
        rig.send(new PostId(2), URI.create("https://nowhere.invalid/inbox"));
        eventually(() -> assertThat(trouble(2)).contains("leads nowhere"));
        clinic.thinking(Duration.ofSeconds(3));
        rig.send(new PostId(3), clinic.inbox());
        eventually(() -> assertThat(trouble(3)).contains("did not answer in time"));
    }

    private String trouble(long post) {
        return rig.status
                .of(new PostId(post))
                .getFirst()
                .waiting()
                .flatMap(PostDelivery.Waiting::trouble)
                .orElse("");
    }
}
