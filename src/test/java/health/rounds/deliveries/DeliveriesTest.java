package health.rounds.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import health.rounds.deliveries.PostDelivery.State;
import health.rounds.posts.PostId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an activity on its way to other servers, whatever they do. */
class DeliveriesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PostId POST = new PostId(4711);

    private final DeliveriesRig rig = new DeliveriesRig().open();
    private final FakeServer ward = new FakeServer();
    private final FakeServer clinic = new FakeServer();

    @AfterEach
    void close() {
        rig.close();
        ward.close();
        clinic.close();
    }

    @Test
    void eachInboxGetsAnActivityOnce() {
        rig.send("a", "hello", ward.inbox(), clinic.inbox(), ward.inbox());
        eventually(() -> assertThat(rig.waiting()).isZero());
        assertThat(ward.taken()).containsExactly("hello");
        assertThat(clinic.taken()).containsExactly("hello");
    }

    @Test
    void whatIsAboutOneObjectArrivesInItsOrderThoughTheFirstTryFails() {
        ward.answering(503, Map.of());
        rig.send("note", "create", ward.inbox());
        eventually(() -> assertThat(ward.calls()).isEqualTo(1));
        rig.send("note", "update", ward.inbox());
        rig.send("note", "delete", ward.inbox());
        rig.send("another note", "hello", ward.inbox());
        rig.send("note", "update", clinic.inbox());

        eventually(() -> assertThat(ward.taken()).containsExactly("hello"));
        eventually(() -> assertThat(clinic.taken()).containsExactly("update"));
        rig.later(MINUTE);
        eventually(() -> assertThat(ward.taken()).containsExactly("hello", "create", "update", "delete"));
        eventually(() -> assertThat(rig.waiting()).isZero());
    }

    @Test
    void whatIsSentTogetherArrivesInItsOrder() {
        ward.thinking(Duration.ofMillis(30));
        List<String> versions =
                IntStream.range(0, 12).mapToObj(i -> "version " + i).toList();
        rig.transactions.run(() -> versions.forEach(version -> rig.send("note", version, ward.inbox())));
        eventually(() -> assertThat(ward.taken()).isEqualTo(versions));
    }

    @Test
    void nothingIsSentOfATransactionThatFails() {
        assertThatThrownBy(() -> rig.transactions.run(() -> {
                    rig.send("a", "hello", ward.inbox());
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        rig.send("b", "later", ward.inbox());
        eventually(() -> assertThat(ward.taken()).containsExactly("later"));
        assertThatThrownBy(() -> rig.deliveries.send(
                        Outgoing.about("a", Signatory.COMMUNITY, DeliveriesRig.bytes("x")), List.of(ward.inbox())))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost/inbox", "https://10.0.0.1/inbox", "https://me:pw@localhost/", "https:///a"})
    void addressThatMustNotBeCalledIsNotQueued(String address) {
        rig.send("a", "hello", URI.create(address));
        assertThat(rig.waiting()).isZero();
    }

    @Test
    void tenThousandInboxesAreQueuedInAMoment() {
        rig.open((sender, inbox, activity, headers) -> {
            throw new IOException("nobody is there");
        });
        URI[] inboxes = IntStream.range(0, 10_000)
                .mapToObj(i -> URI.create("https://s%d.example.org/users/%d/inbox".formatted(i % 500, i)))
                .toArray(URI[]::new);
        long begun = System.nanoTime();
        rig.send("a", "hello", inboxes);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(rig.waiting()).isEqualTo(10_000);
        assertThat(rig.sql
                        .sql("select count(*) from outgoing_activities")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

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

    /** As after kill -9: what was claimed and never answered. */
    @Test
    void whatWasUnderWayWhenTheProcessDiedIsDeliveredOnceItsLeaseEnds() {
        FakeServer other = new FakeServer();
        try (DeliveriesRig stopped = new DeliveriesRig()) {
            stopped.send("a", "hello", other.inbox());
            List<Parcel> lost = stopped.desk.claim(Map.of(other.host(), 5));
            assertThat(lost).hasSize(1);
            stopped.send("a", "update", other.inbox());
            stopped.open();
            stopped.send("b", "other", other.inbox());
            eventually(() -> assertThat(other.taken()).containsExactly("other"));
            stopped.later(Desk.LEASE);
            eventually(() -> assertThat(other.taken()).containsExactly("other", "hello", "update"));
        } finally {
            other.close();
        }
    }

    @Test
    void whatIsTakenWhileTheServerStopsIsNotDeliveredAgain() {
        ward.thinking(Duration.ofMillis(300));
        rig.send("a", "hello", ward.inbox());
        eventually(() -> assertThat(ward.calls()).isEqualTo(1));
        rig.restart();
        assertThat(rig.waiting()).isZero();
        assertThat(ward.taken()).containsExactly("hello");
    }

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
            later.later(Duration.ofDays(1));
            later.sweep.sweep();
            assertThat(later.waiting()).isZero();
            assertThat(later.status.of(POST)).singleElement().satisfies(dropped -> {
                assertThat(dropped.state()).isEqualTo(State.FAILED);
                assertThat(dropped.reason()).contains("It waited for seven days.");
            });
        }
    }

    @Test
    void digestOfFollowersGoesWithWhatIsForThem() {
        rig.send(POST, ward.inbox());
        eventually(() -> assertThat(ward.taken()).hasSize(1));
        assertThat(ward.digest()).contains("followers of 7 at localhost");
        rig.send("a follow", "follow", ward.inbox());
        eventually(() -> assertThat(ward.taken()).hasSize(2));
        assertThat(ward.digest()).isEmpty();
    }

    @Test
    void nothingOfAnErasedAccountIsSentOrKept() {
        ward.always(500);
        clinic.always(202);
        rig.send(POST, ward.inbox(), clinic.inbox());
        rig.send(Outgoing.about("report", Signatory.COMMUNITY, DeliveriesRig.bytes("report")), ward.inbox());
        eventually(() -> assertThat(rig.status.of(POST)).hasSize(2).anyMatch(each -> each.state() == State.DELIVERED));
        rig.transactions.run(() -> rig.sweep.erase(DeliveriesRig.ANNA));
        assertThat(rig.status.of(POST)).isEmpty();
        assertThat(rig.waiting()).isEqualTo(1);
    }

    @Test
    void whatIsWithdrawnIsNotSentButItsEndIsToldInOrder() {
        clinic.always(500);
        Outgoing create = new Outgoing(
                Signatory.of(DeliveriesRig.ANNA), "post", Optional.of(POST), false, DeliveriesRig.bytes("text"));
        rig.send(create, ward.inbox(), clinic.inbox());
        eventually(() -> assertThat(rig.server(clinic).failures()).isEqualTo(1));
        eventually(() -> assertThat(rig.status.of(POST)).anyMatch(each -> each.state() == State.DELIVERED));
        rig.transactions.run(() -> {
            rig.deliveries.withdraw(POST);
            rig.send("post", "delete", ward.inbox(), clinic.inbox());
        });
        assertThat(rig.sql
                        .sql("select count(*) from outgoing_activities where position('text'::bytea in body) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
        clinic.always(202);
        rig.later(MINUTE);
        eventually(() -> assertThat(clinic.taken()).containsExactly("delete"));
        assertThat(ward.taken()).containsExactly("text", "delete");
        assertThat(rig.status.of(POST)).isEmpty();
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

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }
}
