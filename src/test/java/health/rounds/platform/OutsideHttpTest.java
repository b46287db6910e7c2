package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever address somebody names, no call reaches our own machine or network, and none lasts longer than it may. */
class OutsideHttpTest {
    private static final String TEXT = "hello from outside";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.1.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1",
                "100::1",
                "1fff:ffff::1",
                "2001::1",
                "2001:0:53aa:64c::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "2620:4f:8000::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "8000::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addressOfOurOwnOrOfNobodyIsRefused(String address) throws Exception {
        InetAddress wanted = InetAddress.ofLiteral(address);
        try (OutsideHttp http = http(Map.of(), host -> new InetAddress[] {wanted})) {
            assertThat(http.mayCall(literal(address))).isFalse();
            assertThatThrownBy(() -> http.send(OutsideRequest.get(URI.create("https://push.example.org/"))))
                    .isInstanceOf(ForbiddenAddress.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "193.99.144.80",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "2a00:1450::1",
                "2001:4860:4860::8888",
                "2606:4700::1111"
            })
    void addressOnTheInternetMayBeCalled(String address) throws Exception {
        try (OutsideHttp http = http(Map.of(), host -> new InetAddress[0])) {
            assertThat(http.mayCall(literal(address))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/",
                "ftp://push.example.org/",
                "file:///etc/passwd",
                "https:///nowhere",
                "https://name:password@push.example.org/",
                "mailto:anna@example.org",
                "/relative",
                "https://[::1]/",
                "https://127.0.0.1/"
            })
    void onlyPlainHttpsAddressesAreCalled(String address) throws Exception {
        try (OutsideHttp http = http(Map.of(), host -> new InetAddress[0])) {
            assertThat(http.mayCall(URI.create(address))).isFalse();
            assertThatThrownBy(() -> http.send(OutsideRequest.get(URI.create(address))))
                    .isInstanceOf(ForbiddenAddress.class);
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndAsksForItOnce() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        try (TlsServer server = new TlsServer(OutsideHttpTest::sayHello);
                OutsideHttp http = http(onThisMachine(), host -> {
                    lookups.incrementAndGet();
                    return new InetAddress[] {InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1")};
                })) {
            OutsideReply reply = http.send(to(server, "push.example.org"));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                    .isEqualTo(TEXT + " for push.example.org:" + server.port());
            assertThat(reply.header("X-Test")).contains("yes");
            assertThat(lookups).hasValue(1);
        }
    }

    /** The name leads outside when it is checked and to this machine a moment later. */
    @Test
    void nameThatChangesItsAddressGainsNothing() throws Exception {
        Iterator<String> answers =
                List.of("127.0.0.1", "10.0.0.1", "169.254.169.254").iterator();
        try (TlsServer server = new TlsServer(exchange -> {
                    exchange.getResponseHeaders().set("Connection", "close");
                    sayHello(exchange);
                });
                OutsideHttp http =
                        http(onThisMachine(), host -> new InetAddress[] {InetAddress.ofLiteral(answers.next())})) {
            assertThat(http.send(to(server, "push.example.org")).status()).isEqualTo(200);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> http.send(to(server, "push.example.org")))
                        .isInstanceOf(ForbiddenAddress.class);
            }
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        List<String> paths = new ArrayList<>();
        HttpHandler redirect = exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Location", "https://127.0.0.1/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
        try (TlsServer server = new TlsServer(redirect);
                OutsideHttp http = http(onThisMachine(), OutsideHttpTest::thisMachine)) {
            OutsideReply reply = http.send(to(server, "push.example.org"));
            assertThat(reply.status()).isEqualTo(302);
            assertThat(paths).containsExactly("/");
        }
    }

    @Test
    void answerThatIsTooLongIsNotRead() throws Exception {
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 16];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 10_000; i++) {
                    out.write(much);
                }
            }
        };
        try (TlsServer server = new TlsServer(endless);
                OutsideHttp http = http(onThisMachine(), OutsideHttpTest::thisMachine)) {
            Instant start = Instant.now();
            assertThatThrownBy(() -> http.send(to(server, "push.example.org").within(1000, Duration.ofSeconds(20))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("1000 bytes");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** Each byte comes in time, all of them never. */
    @Test
    void answerThatDripsIsGivenUp() throws Exception {
        HttpHandler dripping = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                    out.write('.');
                    out.flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (TlsServer server = new TlsServer(dripping);
                OutsideHttp http = http(onThisMachine(), OutsideHttpTest::thisMachine)) {
            Instant start = Instant.now();
            assertThatThrownBy(() -> http.send(to(server, "push.example.org").within(1000, Duration.ofMillis(600))))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void certificateMustBeKnownAndForThatName() throws Exception {
        try (TlsServer server = new TlsServer(OutsideHttpTest::sayHello)) {
            Map<String, String> withoutCa = new TreeMap<>(onThisMachine());
            withoutCa.remove("ROUNDS_EXTRA_CA");
            try (OutsideHttp http = http(withoutCa, OutsideHttpTest::thisMachine)) {
                assertThatThrownBy(() -> http.send(to(server, "push.example.org")))
                        .isInstanceOf(SSLException.class);
            }
            try (OutsideHttp http = http(onThisMachine(), OutsideHttpTest::thisMachine)) {
                assertThatThrownBy(() -> http.send(to(server, "push.example.com")))
                        .isInstanceOf(SSLException.class);
            }
        }
    }

    @Test
    void fileWithoutCertificatesStopsTheStart() {
        for (String file : List.of("no/such/file.pem", "pom.xml")) {
            assertThatThrownBy(() ->
                            http(Map.of("ROUNDS_EXTRA_CA", Path.of(file).toString()), OutsideHttpTest::thisMachine))
                    .isInstanceOf(StartError.class)
                    .hasMessageContaining("ROUNDS_EXTRA_CA");
        }
    }

    @Test
    void serverSaysHowLongToWait() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(asking("120").retryAfter(now)).contains(Duration.ofMinutes(2));
        assertThat(asking("Mon, 23 Nov 2026 12:05:00 GMT").retryAfter(now)).contains(Duration.ofMinutes(5));
        assertThat(asking("Mon, 23 Nov 2026 11:00:00 GMT").retryAfter(now)).isEmpty();
        assertThat(asking("soon").retryAfter(now)).isEmpty();
        assertThat(asking("-5").retryAfter(now)).isEmpty();
    }

    private static URI literal(String address) {
        return URI.create("https://" + (address.contains(":") ? "[" + address + "]" : address) + "/");
    }

    private static OutsideReply asking(String retryAfter) {
        return new OutsideReply(429, Map.of("retry-after", retryAfter), new byte[0]);
    }

    private static OutsideRequest to(TlsServer server, String host) {
        return OutsideRequest.get(URI.create("https://" + host + ":" + server.port() + "/"));
    }

    private static void sayHello(HttpExchange exchange) throws IOException {
        byte[] text = (TEXT + " for " + exchange.getRequestHeaders().getFirst("Host")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Test", "yes");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static InetAddress[] thisMachine(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }

    private static Map<String, String> onThisMachine() {
        return Map.of(
                "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                "127.0.0.1/32",
                "ROUNDS_EXTRA_CA",
                TlsServer.certificate().toString());
    }

    private static OutsideHttp http(Map<String, String> settings, OutsideAddresses.Names names) {
        return new OutsideHttp(Settings.from(settings, Map.of()), names);
    }
}
