package health.rounds.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.identity.Access;
import health.rounds.identity.Tokens;
import health.rounds.identity.Users;
import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.NoticeQuery;
import health.rounds.notifications.Notifications;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Settings;
import health.rounds.platform.StartError;
import health.rounds.posts.Draft;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FakePushService;
import health.rounds.testkit.FakePushService.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a push when the other side is busy, away or gone, and when a subscription ends. */
class CourierTest {
    private static final FakePushService SERVICE = new FakePushService();
    private static final PushWish FOLLOWS = new PushWish(Set.of(NoticeKind.FOLLOW), PushPolicy.ALL);

    private final Community community = Community.shared();
    private final PushSubscriptions push = community.part(PushSubscriptions.class);
    private final PushQueue queue = community.part(PushQueue.class);
    private final JdbcClient sql = community.part(JdbcClient.class);
    private final Member anna = community.stranger();
    private final String token = community.token(anna);
    private final Access access = community.part(Tokens.class).access(token).orElseThrow();

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void endpointThatIsGoneEndsTheSubscription(int status) {
        Device device = SERVICE.device().answering(status, Map.of());
        subscribe(device);
        somebodyFollows();
        Eventually.assertThat(this::subscriptions).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(device.calls()).isEqualTo(1);
    }

    @Test
    void serviceThatAsksForPatienceIsLeftAloneForThatTime() {
        Device device = SERVICE.device().answering(429, Map.of("Retry-After", "600"));
        subscribe(device);
        somebodyFollows();
        Eventually.assertThat(() -> List.of(device.calls())).isEqualTo(List.of(1));
        Eventually.assertThat(this::waitingMinutes).isEqualTo(List.of(10L));
        assertThat(device.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503})
    void serviceInTroubleIsAskedAgainLater(int status) {
        Device device = SERVICE.device().answering(status, Map.of()).answering(status, Map.of());
        subscribe(device);
        somebodyFollows();

        Eventually.assertThat(() -> List.of(device.calls())).isEqualTo(List.of(1));
        Eventually.assertThat(() -> pauses(1)).isEqualTo(List.of(15L));
        makeDue();
        Eventually.assertThat(() -> List.of(device.calls())).isEqualTo(List.of(2));
        Eventually.assertThat(() -> pauses(2)).isEqualTo(List.of(60L));
        assertThat(failing()).isTrue();
        makeDue();
        Eventually.assertThat(() -> List.of(device.received().size())).isEqualTo(List.of(1));
        Eventually.assertThat(this::waiting).isEmpty();
        assertThat(failing()).isFalse();
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 413})
    void whatIsRefusedIsNotSentAgain(int status) {
        Device device = SERVICE.device().answering(status, Map.of("Location", "https://127.0.0.1/"));
        subscribe(device);
        somebodyFollows();
        Eventually.assertThat(() -> List.of(device.calls())).isEqualTo(List.of(1));
        Eventually.assertThat(this::waiting).isEmpty();
        assertThat(subscriptions()).hasSize(1);
        assertThat(device.received()).isEmpty();
    }

    @Test
    void subscriptionThatFailsForAWeekEnds() {
        Device device = SERVICE.device().answering(403, Map.of());
        subscribe(device);
        sql.sql("update push_subscriptions set failing_since = now() - interval '8 days' where token = :token")
                .param("token", access.token())
                .update();
        somebodyFollows();
        Eventually.assertThat(this::subscriptions).isEmpty();
    }

    /** As after kill -9: what was claimed and never answered. */
    @Test
    void whatWasUnderWayWhenTheServerDiedIsSentAgain() {
        Device device = SERVICE.device().answering(429, Map.of("Retry-After", "600"));
        subscribe(device);
        somebodyFollows();
        Eventually.assertThat(this::waitingMinutes).isEqualTo(List.of(10L));
        Instant due = Instant.now().plus(Duration.ofMinutes(11));
        List<Delivery> claimed =
                community.part(DeliveryStore.class).claim(due, Instant.now().plusSeconds(1), 1000, List.of(), 1000);
        assertThat(claimed)
                .extracting(Delivery::subscription)
                .contains(subscriptions().getFirst());
        assertThat(device.calls()).isEqualTo(1);
        Eventually.assertThat(() -> List.of(device.received().size())).isEqualTo(List.of(1));
    }

    @Test
    void noticeOfTwoDaysAgoIsNoNews() {
        Device device = SERVICE.device().answering(503, Map.of());
        subscribe(device);
        somebodyFollows();
        Eventually.assertThat(() -> pauses(1)).isEqualTo(List.of(15L));
        long old = Instant.now().minus(Duration.ofHours(49)).toEpochMilli() << 16;
        sql.sql("update notices set id = :old where account = :account")
                .param("old", old)
                .param("account", anna.id().value())
                .update();
        sql.sql("update push_deliveries set notice = :old where subscription = :id")
                .param("old", old)
                .param("id", subscriptions().getFirst().id())
                .update();
        makeDue();
        Eventually.assertThat(this::waiting).isEmpty();
        assertThat(device.calls()).isEqualTo(1);
    }

    @Test
    void dismissedNoticesAndSilencedPeopleAreNotPushed() {
        Device device = SERVICE.device().answering(503, Map.of()).answering(503, Map.of());
        subscribe(device);
        AccountId first = somebodyFollows();
        AccountId second = somebodyFollows();
        Eventually.assertThat(() -> pauses(1)).isEqualTo(List.of(15L, 15L));
        community.part(Relationships.class).mute(anna.id(), first, true, Optional.empty());
        Notifications notifications = community.part(Notifications.class);
        notifications.of(anna.id(), NoticeQuery.all(), Page.first(40)).stream()
                .filter(notice -> notice.from().equals(second))
                .forEach(notice -> notifications.dismiss(anna.id(), notice.id()));
        makeDue();
        Eventually.assertThat(this::waiting).isEmpty();
        assertThat(device.calls()).isEqualTo(2);
    }

    @Test
    void slowServiceHoldsUpNoOther() {
        Publisher publisher = community.part(Publisher.class);
        Member ben = community.stranger();
        String other = community.token(anna);
        PushWish mentions = new PushWish(Set.of(NoticeKind.MENTION), PushPolicy.ALL);
        try (FakePushService slow = new FakePushService("localhost", Duration.ofSeconds(8))) {
            Device waiting = slow.device();
            Device quick = SERVICE.device();
            push.subscribe(
                    access.token(),
                    anna.id(),
                    token,
                    new NewSubscription(waiting.endpoint(), keys(waiting), true, mentions));
            push.subscribe(
                    community.part(Tokens.class).access(other).orElseThrow().token(),
                    anna.id(),
                    other,
                    new NewSubscription(quick.endpoint(), keys(quick), true, mentions));
            for (int i = 0; i < 20; i++) {
                publisher.publish(ben.id(), NewPost.of(Draft.of("@" + anna.name() + " good morning " + i)));
            }
            Eventually.assertThat(() -> List.of(quick.received().size())).isEqualTo(List.of(20));
            assertThat(waiting.calls()).isBetween(1, 8);
            push.end(access.token());
        }
    }

    @Test
    void silencedPeopleAreNotEvenQueued() {
        Device device = SERVICE.device();
        subscribe(device);
        Member muted = community.stranger();
        community.part(Relationships.class).mute(anna.id(), muted.id(), true, Optional.empty());
        community.part(Follows.class).start(muted.id(), anna.id(), true, false);
        somebodyFollows();
        Eventually.assertThat(() -> List.of(device.calls())).isEqualTo(List.of(1));
    }

    @Test
    void subscriptionEndsWithItsToken() {
        subscribe(SERVICE.device());
        community.part(Tokens.class).revokeAll(anna.id());
        assertThat(subscriptions()).isEmpty();
        assertThat(push.subscribe(access.token(), anna.id(), token, wanted(SERVICE.device())))
                .as("a token that is still in memory")
                .isEmpty();
    }

    @Test
    void whoIsShutOutHearsNothing() {
        Device device = SERVICE.device();
        subscribe(device);
        community.part(Users.class).disable(anna.id());
        somebodyFollows();
        assertThat(subscriptions()).isEmpty();
        assertThat(device.calls()).isZero();
    }

    @Test
    void tokenLiesInTheDatabaseUnderAKeyThatIsNotThere() {
        subscribe(SERVICE.device());
        byte[] sealed = sql.sql("select sealed_token from push_subscriptions where token = :token")
                .param("token", access.token())
                .query((rs, n) -> rs.getBytes(1))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(token);
        assertThat(community.part(SealedTokens.class).open(sealed)).contains(token);
    }

    @Test
    void subscriptionOfALostKeyEnds(@TempDir Path folder) {
        Device device = SERVICE.device();
        subscribe(device);
        ServerKey other = new ServerKey(settings(folder), Clock.systemUTC());
        sql.sql("update push_subscriptions set sealed_token = :sealed where token = :token")
                .param("sealed", new SealedTokens(other).seal(token))
                .param("token", access.token())
                .update();
        somebodyFollows();
        Eventually.assertThat(this::subscriptions).isEmpty();
        assertThat(device.calls()).isZero();
    }

    @Test
    void keyIsKeptOverAStartAndIsForTheServersAccountAlone(@TempDir Path folder) throws IOException {
        ServerKey first = new ServerKey(settings(folder), Clock.systemUTC());
        assertThat(new ServerKey(settings(folder), Clock.systemUTC()).publicKey())
                .isEqualTo(first.publicKey());
        Path file = folder.resolve("push.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.writeString(file, "no key");
        assertThatThrownBy(() -> new ServerKey(settings(folder), Clock.systemUTC()).publicKey())
                .isInstanceOf(StartError.class)
                .hasMessageContaining("P-256");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new ServerKey(settings(folder), Clock.systemUTC()).publicKey())
                .isInstanceOf(StartError.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/send",
                "https://192.168.1.1/send",
                "https://[::1]/send",
                "https://169.254.169.254/latest/meta-data",
                "https://me:secret@push.example.org/send",
                "https:///send",
                "push.example.org",
                "https://push example.org/",
                "https://under_score.example.org/",
                "javascript:alert(1)"
            })
    void endpointMustBeAPublicHttpsAddress(String endpoint) {
        NewSubscription wanted = new NewSubscription(endpoint, keys(SERVICE.device()), true, FOLLOWS);
        assertThatThrownBy(() -> push.subscribe(access.token(), anna.id(), token, wanted))
                .isInstanceOf(InvalidInput.class);
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void nobodyMakesOneNoticeAThousandCalls() {
        Tokens tokens = community.part(Tokens.class);
        for (int i = 0; i < 35; i++) {
            String each = community.token(anna);
            push.subscribe(tokens.access(each).orElseThrow().token(), anna.id(), each, wanted(SERVICE.device()));
        }
        assertThat(sql.sql("select count(*) from push_subscriptions where account = :account")
                        .param("account", anna.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
    }

    private void subscribe(Device device) {
        assertThat(push.subscribe(access.token(), anna.id(), token, wanted(device)))
                .isPresent();
    }

    private static NewSubscription wanted(Device device) {
        return new NewSubscription(device.endpoint(), keys(device), true, FOLLOWS);
    }

    private static AppKeys keys(Device device) {
        return AppKeys.parse(device.p256dh(), device.auth());
    }

    private AccountId somebodyFollows() {
        AccountId follower = community.stranger().id();
        community.part(Follows.class).start(follower, anna.id(), true, false);
        return follower;
    }

    private List<PushSubscription> subscriptions() {
        return push.of(access.token()).stream().toList();
    }

    private List<Long> waiting() {
        return pauses(-1);
    }

    /** Seconds until the next attempt, rounded to the pauses that there are, of what was tried so often. */
    private List<Long> pauses(int attempts) {
        return due(attempts).stream()
                .map(due -> {
                    long seconds = Duration.between(Instant.now(), due).toSeconds();
                    return seconds <= 15 ? 15L : seconds <= 60 ? 60L : 120L;
                })
                .toList();
    }

    private List<Long> waitingMinutes() {
        return due(-1).stream()
                .map(due -> Math.round(Duration.between(Instant.now(), due).toSeconds() / 60.0))
                .toList();
    }

    private List<Instant> due(int attempts) {
        return sql.sql("""
                select due
                from push_deliveries
                where subscription in (select id from push_subscriptions where token = :token)
                    and (attempts = :attempts or :attempts < 0)
                """)
                .param("token", access.token())
                .param("attempts", attempts)
                .query((rs, n) -> rs.getObject("due", OffsetDateTime.class).toInstant())
                .list();
    }

    private boolean failing() {
        return sql.sql("select failing_since is not null from push_subscriptions where token = :token")
                .param("token", access.token())
                .query(Boolean.class)
                .single();
    }

    private void makeDue() {
        sql.sql("""
                update push_deliveries
                set due = now() - interval '1 second'
                where subscription in (select id from push_subscriptions where token = :token)
                """).param("token", access.token()).update();
        queue.bell().ring();
    }

    private static Settings settings(Path folder) {
        return Settings.from(Map.of("ROUNDS_DATA", folder.toString()), Map.of());
    }
}
