package health.rounds.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import health.rounds.platform.ForbiddenAddress;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.ServerName;
import health.rounds.signatures.Claim;
import health.rounds.signatures.Dialect;
import health.rounds.signatures.HttpMessage;
import health.rounds.signatures.KeyKind;
import health.rounds.signatures.Refused;
import health.rounds.signatures.Signatures;
import health.rounds.signatures.SignedBy;
import health.rounds.signatures.Signer;
import health.rounds.signatures.SigningKey;
import health.rounds.signatures.Verification;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed calls to real servers on this machine, which check the signatures as Rounds does, in the dialects that they know. */
class SignedHttpTest {
    private static final PeersRig RIG = new PeersRig();
    private static final SigningKey KEY = SigningKey.make(KeyKind.RSA);
    private static final Signer ANNA = new Signer("https://rounds.example/users/anna#main-key", KEY);
    private static final byte[] BODY = "{\"type\":\"Create\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> TYPE = Map.of("Content-Type", "application/activity+json");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Peer peer = new Peer();

    @AfterEach
    void stop() {
        peer.close();
    }

    @AfterAll
    static void close() {
        RIG.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/users/carla",
                "/users/carla?page=true&min=3",
                "/a%20b/%C3%A4?q=%2F",
                "/x#main-key",
                "/ä"
            })
    void everyGetIsSignedForItsAddress(String path) throws IOException {
        Fetched fetched =
                RIG.http.get(ANNA, peer.address(path), _ -> true, "application/activity+json", 1000, PATIENCE);
        assertThat(fetched.reply().status()).isEqualTo(200);
        assertThat(fetched.address().toString())
                .isEqualTo(peer.address(path.replace("#main-key", "").replace("ä", "%C3%A4"))
                        .toString());
        assertThat(peer.seen).containsExactly("GET STANDARD 200");
        peer.knows = EnumSet.of(Dialect.DRAFT);
        assertThat(RIG.http
                        .get(ANNA, peer.address(path), _ -> true, "application/activity+json", 1000, PATIENCE)
                        .reply()
                        .isSuccess())
                .isTrue();
    }

    @Test
    void postIsSignedWithItsBodyAndType() throws IOException {
        assertThat(post().status()).isEqualTo(202);
        assertThat(peer.seen).containsExactly("POST STANDARD 202");
        assertThat(peer.type).isEqualTo("application/activity+json");
    }

    @Test
    void serverThatKnowsTheDraftAloneIsAskedTwiceOnceAndNeverAgain() throws IOException {
        peer.knows = EnumSet.of(Dialect.DRAFT);
        assertThat(post().status()).isEqualTo(202);
        assertThat(peer.seen).containsExactly("POST STANDARD 401", "POST DRAFT 202");
        peer.seen.clear();
        assertThat(post().status()).isEqualTo(202);
        assertThat(RIG.restartedHttp()
                        .post(ANNA, peer.address("/inbox"), BODY, TYPE)
                        .status())
                .isEqualTo(202);
        assertThat(peer.seen).containsExactly("POST DRAFT 202", "POST DRAFT 202");
    }

    @Test
    void standardIsTriedAgainAfterAWeek() throws IOException {
        peer.knows = EnumSet.of(Dialect.DRAFT);
        post();
        peer.seen.clear();
        peer.knows = EnumSet.allOf(Dialect.class);
        RIG.later(Duration.ofDays(4));
        post();
        RIG.later(Duration.ofDays(4));
        post();
        post();
        assertThat(peer.seen).containsExactly("POST DRAFT 202", "POST STANDARD 202", "POST STANDARD 202");
    }

    @Test
    void serverThatWantsTheStandardAgainIsUnderstood() throws IOException {
        peer.knows = EnumSet.of(Dialect.DRAFT);
        post();
        peer.seen.clear();
        peer.knows = EnumSet.of(Dialect.STANDARD);
        RIG.later(Duration.ofDays(2));
        post();
        post();
        assertThat(peer.seen).containsExactly("POST DRAFT 401", "POST STANDARD 202", "POST STANDARD 202");
    }

    @Test
    void serverThatRefusesEverythingIsAskedOnceEachTime() throws IOException {
        peer.knows = Set.of();
        assertThat(post().status()).isEqualTo(401);
        post();
        post();
        assertThat(peer.seen)
                .containsExactly("POST STANDARD 401", "POST DRAFT 401", "POST DRAFT 401", "POST DRAFT 401");
        peer.knows = EnumSet.allOf(Dialect.class);
        RIG.later(Duration.ofHours(1));
        peer.seen.clear();
        post();
        assertThat(peer.seen).containsExactly("POST STANDARD 202");
    }

    @Test
    void otherFailuresSayNothingOfTheDialect() throws IOException {
        peer.fails = 503;
        assertThat(post().status()).isEqualTo(503);
        peer.fails = 410;
        assertThat(post().status()).isEqualTo(410);
        assertThat(peer.seen).containsExactly("POST STANDARD 503", "POST STANDARD 410");
    }

    @Test
    void serverThatTookTheStandardIsNotDoubtedForARefusal() throws IOException {
        post();
        peer.fails = 403;
        peer.seen.clear();
        assertThat(post().status()).isEqualTo(403);
        assertThat(peer.seen).containsExactly("POST STANDARD 403");
    }

    /** snac 2.75 says 202 before it looks. */
    @Test
    void serverThatSaysYesBeforeItLooksIsTold() throws IOException {
        peer.creator = "snac/2.75";
        assertThat(post().status()).isEqualTo(202);
        post();
        assertThat(peer.seen).containsExactly("POST STANDARD 202", "POST DRAFT 202", "POST DRAFT 202");
    }

    @Test
    void serverIsAnsweredInTheDialectThatItWritesItself() throws IOException {
        RIG.dialects.heard(peer.name(), Dialect.DRAFT);
        assertThat(RIG.http
                        .get(ANNA, peer.address("/carla"), _ -> true, "*/*", 1000, PATIENCE)
                        .reply()
                        .isSuccess())
                .isTrue();
        RIG.dialects.heard(peer.name(), Dialect.STANDARD);
        post();
        assertThat(peer.seen).containsExactly("GET DRAFT 200", "POST STANDARD 202");
    }

    @Test
    void serverThatDoesNotReadWhatItWritesIsAskedOtherwise() throws IOException {
        peer.knows = EnumSet.of(Dialect.STANDARD);
        for (int i = 0; i < 2; i++) {
            RIG.dialects.heard(peer.name(), Dialect.DRAFT);
            assertThat(post().status()).isEqualTo(202);
        }
        assertThat(peer.seen)
                .containsExactly("POST DRAFT 401", "POST STANDARD 202", "POST DRAFT 401", "POST STANDARD 202");
    }

    @Test
    void redirectsAreFollowedAndSignedAnew() throws IOException {
        try (Peer other = new Peer()) {
            peer.redirects.put("/users/carla", "/moved/carla");
            peer.redirects.put("/moved/carla", other.address("/people/carla").toString());
            Fetched fetched = RIG.http.get(
                    ANNA, peer.address("/users/carla"), _ -> true, "application/activity+json", 1000, PATIENCE);
            assertThat(fetched.address()).isEqualTo(other.address("/people/carla"));
            assertThat(fetched.reply().isSuccess()).isTrue();
            assertThat(peer.seen).containsExactly("GET STANDARD 302", "GET STANDARD 302");
            assertThat(other.seen).containsExactly("GET STANDARD 200");
        }
    }

    @Test
    void serverThatSaysWhatItIsIsWrittenToInItsDialectFromTheStart() throws IOException {
        peer.creator = "snac/2.75";
        assertThat(RIG.http
                        .get(ANNA, peer.address("/carla"), _ -> true, "*/*", 1000, PATIENCE)
                        .reply()
                        .isSuccess())
                .isTrue();
        post();
        assertThat(peer.seen).containsExactly("GET STANDARD 200", "POST DRAFT 202");
    }

    @Test
    void redirectsEndSomewhere() {
        peer.redirects.put("/a", "/a");
        assertThatThrownBy(() -> RIG.http.get(ANNA, peer.address("/a"), _ -> true, "*/*", 1000, PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("redirects");
        assertThat(peer.seen).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "http://127.0.0.1/",
                "file:///etc/passwd"
            })
    void redirectsLeadNowhereThatWeWouldNotCall(String place) {
        peer.redirects.put("/a", place);
        assertThatThrownBy(() -> RIG.http.get(ANNA, peer.address("/a"), _ -> true, "*/*", 1000, PATIENCE))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RIG.http.get(ANNA, URI.create(place), _ -> true, "*/*", 1000, PATIENCE))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RIG.http.get(ANNA, URI.create("https://10.0.0.1/"), _ -> true, "*/*", 1000, PATIENCE))
                .isInstanceOf(ForbiddenAddress.class);
    }

    @Test
    void postsAreNotPassedOn() throws IOException {
        peer.redirects.put("/inbox", "/elsewhere");
        assertThat(post().status()).isEqualTo(302);
        assertThat(peer.seen).containsExactly("POST STANDARD 302");
    }

    @Test
    void answersAreLimitedInLengthAndTime() {
        assertThatThrownBy(() -> RIG.http.get(ANNA, peer.address("/long"), _ -> true, "*/*", 10, PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 10 bytes");
        peer.takes = Duration.ofSeconds(5);
        assertThatThrownBy(
                        () -> RIG.http.get(ANNA, peer.address("/slow"), _ -> true, "*/*", 10, Duration.ofMillis(300)))
                .isInstanceOf(IOException.class);
    }

    private OutsideReply post() throws IOException {
        return RIG.http.post(ANNA, peer.address("/inbox"), BODY, TYPE);
    }

    /** A server that knows some dialects, and writes down what it saw and answered. */
    private static final class Peer implements AutoCloseable {
        private final TlsServer server = new TlsServer(this::answer);
        private final URI root = URI.create("https://127.0.0.1:" + server.port());
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final Map<String, String> redirects = new TreeMap<>();
        private volatile Set<Dialect> knows = EnumSet.allOf(Dialect.class);
        private volatile int fails;
        private volatile String creator = "";
        private volatile String type = "";
        private volatile Duration takes = Duration.ZERO;

        URI address(String path) {
            return URI.create(root + path);
        }

        ServerName name() {
            return ServerName.of(root).orElseThrow();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                Thread.sleep(takes);
                byte[] body = exchange.getRequestBody().readAllBytes();
                type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
                Dialect dialect =
                        exchange.getRequestHeaders().containsKey("Signature-Input") ? Dialect.STANDARD : Dialect.DRAFT;
                int status = status(exchange, body, dialect);
                seen.add(exchange.getRequestMethod() + " " + dialect + " " + status);
                if (!creator.isEmpty()) {
                    exchange.getResponseHeaders().add("X-Creator", creator);
                }
                byte[] text = "{\"type\":\"Person\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, text.length);
                exchange.getResponseBody().write(text);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private int status(HttpExchange exchange, byte[] body, Dialect dialect) {
            HttpMessage message = new HttpMessage(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    name -> exchange.getRequestHeaders().getOrDefault(name, List.of()),
                    body);
            Verification outcome = switch (new Signatures(root, RIG.clock()).read(message)) {
                case SignedBy signed -> signed.verify(KEY.verifyingKey());
                case Refused refused -> refused;
                case Claim.Unsigned() -> throw new AssertionError("unsigned");
            };
            if (!(outcome instanceof Verification.Verified)) {
                return 400;
            }
            String target = redirects.get(exchange.getRequestURI().getPath());
            if (target != null) {
                exchange.getResponseHeaders().add("Location", target);
                return 302;
            }
            if (fails != 0) {
                return fails;
            }
            if (!knows.contains(dialect)) {
                return 401;
            }
            return exchange.getRequestMethod().equals("POST") ? 202 : 200;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
