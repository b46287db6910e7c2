package health.rounds.deliveries;

import static health.rounds.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.deliveries.PostDelivery.State;
import health.rounds.posts.PostId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an activity on its way to other servers, whatever they do. */
class DeliveriesTest extends WithTwoServers {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PostId POST = new PostId(4711);

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
    void whatWaitsForAServerThatIsKeptOutIsDroppedAndNothingMoreIsSent() {
        ward.always(503);
        rig.send(POST, ward.inbox());
        eventually(() -> assertThat(ward.calls()).isEqualTo(1));

        rig.keepOut(ward);
        ward.always(202);
        rig.later(MINUTE);

        eventually(() -> assertThat(rig.waiting()).isZero());
        PostDelivery ended = rig.status.of(POST).getFirst();
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.reason()).contains("This community sends nothing to that server.");
        rig.send("b", "later", ward.inbox());
        eventually(() -> assertThat(rig.waiting()).isZero());
        assertThat(ward.calls()).isEqualTo(1);
        assertThat(rig.server(ward).failures()).isEqualTo(1);
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
}
