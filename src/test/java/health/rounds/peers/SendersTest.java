package health.rounds.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.peers.Sender.Proven;
import health.rounds.peers.Sender.Unproven;
import health.rounds.platform.ServerName;
import health.rounds.signatures.Dialect;
import health.rounds.signatures.Flaw;
import health.rounds.signatures.HttpMessage;
import health.rounds.signatures.KeyKind;
import health.rounds.signatures.Signatures;
import health.rounds.signatures.SignedBy;
import health.rounds.signatures.Signer;
import health.rounds.signatures.SigningKey;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SendersTest {
    private static final PeersRig RIG = new PeersRig();
    private static final URI HERE = URI.create("https://rounds.example");
    private static int count;

    private final String carla = "https://elsewhere.example/users/carla" + ++count;
    private final String keyId = carla + "#main-key";
    private final SigningKey first = SigningKey.make(KeyKind.ED25519);
    private final SigningKey second = SigningKey.make(KeyKind.ED25519);
    private final Source source = new Source();

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void unknownKeyIsAskedForOnceAndKept() {
        source.has(first);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
        assertThat(RIG.senders.of(signed(first), source))
                .isInstanceOfSatisfying(
                        Proven.class, proven -> assertThat(proven.key().owner()).isEqualTo(carla));
        assertThat(RIG.restartedSenders().of(signed(first), source)).isInstanceOf(Proven.class);
        assertThat(source.calls()).isOne();
    }

    @Test
    void changedKeyIsNoticedButAskedForOnceInFiveMinutes() {
        source.has(first);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
        source.has(second);
        assertThat(RIG.senders.of(signed(second), source)).isEqualTo(new Unproven(Flaw.WRONG_SIGNATURE));
        assertThat(source.calls()).as("it was asked for a moment ago").isOne();
        RIG.later(Duration.ofMinutes(5));
        assertThat(RIG.senders.of(signed(second), source)).isInstanceOf(Proven.class);
        assertThat(RIG.senders.of(signed(first), source))
                .as("the old key is good for nothing")
                .isEqualTo(new Unproven(Flaw.WRONG_SIGNATURE));
        assertThat(source.calls()).isEqualTo(2);
    }

    @Test
    void wrongSignaturesMakeNobodyAskAgainAndAgain() {
        source.has(first);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
        RIG.later(Duration.ofMinutes(6));
        for (int i = 0; i < 10; i++) {
            assertThat(RIG.senders.of(signed(second), source)).isEqualTo(new Unproven(Flaw.WRONG_SIGNATURE));
        }
        assertThat(source.calls()).isEqualTo(2);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
    }

    @Test
    void keysOfSilentAndGoneServersAreRememberedAsSuch() {
        assertThat(RIG.senders.of(signed(first), source)).isEqualTo(new Sender.Gone());
        source.fails = true;
        assertThat(RIG.senders.of(signed(first), source)).isEqualTo(new Sender.Gone());
        assertThat(source.calls()).isOne();
        RIG.later(Duration.ofMinutes(5));
        assertThat(RIG.senders.of(signed(first), source)).isEqualTo(new Sender.Unreachable());
        assertThat(RIG.senders.of(signed(first), source)).isEqualTo(new Sender.Unreachable());
        assertThat(source.calls()).isEqualTo(2);
        source.fails = false;
        source.has(first);
        RIG.later(Duration.ofMinutes(5));
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
    }

    @Test
    void silenceLeavesTheKnownKeyAsItIs() {
        source.has(first);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
        source.fails = true;
        RIG.later(Duration.ofMinutes(6));
        assertThat(RIG.senders.of(signed(second), source)).isEqualTo(new Unproven(Flaw.WRONG_SIGNATURE));
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
    }

    @Test
    void keyOfAnotherAddressOrServerIsNotTaken() {
        source.answer = KnownKey.of(carla + "#other", carla, first.verifyingKey(), RIG.now());
        assertThat(RIG.senders.of(signed(first), source)).isEqualTo(new Sender.Gone());
        assertThat(KnownKey.of(
                        keyId, "https://elsewhere.example.evil.example/users/carla", first.verifyingKey(), RIG.now()))
                .isEmpty();
        assertThat(KnownKey.of(keyId, "http://elsewhere.example/users/carla", first.verifyingKey(), RIG.now()))
                .isEmpty();
        assertThat(KnownKey.of(keyId, "https://ELSEWHERE.example.:443/users/carla", first.verifyingKey(), RIG.now()))
                .isPresent();
        assertThat(RIG.known.find(keyId)).isEmpty();
    }

    @Test
    void whatIsNoHttpsAddressIsNeverAskedFor() {
        for (String id :
                List.of("carla", "http://elsewhere.example/key", "acct:carla@elsewhere.example", "https://", "%")) {
            assertThat(RIG.senders.of(signed(id, first), source)).isEqualTo(new Unproven(Flaw.UNREADABLE));
        }
        assertThat(source.calls()).isZero();
    }

    @Test
    void manyAtOnceAskOnce() throws Exception {
        source.has(first);
        source.takes = Duration.ofMillis(300);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Sender>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> RIG.senders.of(signed(first), source)));
            }
            for (Future<Sender> each : all) {
                assertThat(each.get()).isInstanceOf(Proven.class);
            }
        }
        assertThat(source.calls()).isOne();
    }

    @Test
    void errorsOfTheSourceAreNotHidden() {
        KeySource broken = id -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> RIG.senders.of(signed(first), broken)).hasRootCauseMessage("broken");
        source.has(first);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
    }

    /** What a server writes it can read; what is written in its name by others says nothing of it. */
    @Test
    void provenSenderIsAnsweredInItsDialect() {
        ServerName server = ServerName.ofAddress(carla).orElseThrow();
        source.has(first);
        assertThat(RIG.senders.of(signed(Dialect.DRAFT, keyId, second), source)).isInstanceOf(Unproven.class);
        assertThat(RIG.dialects.first(server)).isEqualTo(Dialect.STANDARD);
        assertThat(RIG.senders.of(signed(Dialect.DRAFT, keyId, first), source)).isInstanceOf(Proven.class);
        assertThat(RIG.dialects.first(server)).isEqualTo(Dialect.DRAFT);
        assertThat(RIG.senders.of(signed(first), source)).isInstanceOf(Proven.class);
        assertThat(RIG.dialects.first(server)).isEqualTo(Dialect.STANDARD);
    }

    private SignedBy signed(SigningKey key) {
        return signed(keyId, key);
    }

    private static SignedBy signed(String id, SigningKey key) {
        return signed(Dialect.STANDARD, id, key);
    }

    private static SignedBy signed(Dialect dialect, String id, SigningKey key) {
        Map<String, List<String>> headers = new TreeMap<>(Map.of("host", List.of("rounds.example")));
        new Signer(id, key)
                .post(dialect, HERE.resolve("/inbox"), new byte[1], RIG.now())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return (SignedBy) new Signatures(HERE, RIG.clock())
                .read(new HttpMessage("POST", "/inbox", name -> headers.getOrDefault(name, List.of()), new byte[1]));
    }

    private final class Source implements KeySource {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile Optional<KnownKey> answer = Optional.empty();
        private volatile boolean fails;
        private volatile Duration takes = Duration.ZERO;

        void has(SigningKey key) {
            answer = Optional.of(new KnownKey(keyId, carla, key.verifyingKey(), RIG.now()));
        }

        int calls() {
            return calls.get();
        }

        @Override
        public Optional<KnownKey> fetch(String id) throws IOException {
            calls.incrementAndGet();
            try {
                Thread.sleep(takes);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (fails) {
                throw new SocketTimeoutException("silent");
            }
            return answer.map(key -> new KnownKey(key.id(), key.owner(), key.key(), RIG.now()));
        }
    }
}
