package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    @ParameterizedTest
    @CsvSource({
        "'203.0.113.7', 203.0.113.7",
        "'198.51.100.1, 203.0.113.7', 203.0.113.7",
        "'203.0.113.7, 10.1.2.3', 203.0.113.7",
        "'203.0.113.7:4711', 203.0.113.7",
        "'[2001:db8::1]:4711', 2001:db8::1",
        "'2001:db8::1', 2001:db8::1",
        "'10.9.9.9, 10.1.2.3', 10.9.9.9",
        "'unknown, 10.1.2.3', 10.1.2.3",
    })
    void callerIsTheLastAddressThatIsNoProxyOfOurs(String header, String caller) {
        assertThat(new TrustedProxies(List.of("10.0.0.0/8")).caller(Arrays.asList(header.split(",", -1))))
                .contains(InetAddress.ofLiteral(caller));
    }

    @Test
    void listWithoutAnAddressNamesNobody() {
        var proxies = new TrustedProxies(List.of("10.0.0.0/8"));
        assertThat(proxies.caller(List.of())).isEmpty();
        assertThat(proxies.caller(List.of("a".repeat(9000)))).isEmpty();
        assertThat(proxies.caller(List.of("["))).isEqualTo(Optional.empty());
    }

    @Test
    void trustedProxyIsBelieved() throws Exception {
        assertThat(seenBy(List.of("127.0.0.1"))).isEqualTo("203.0.113.7 https true");
    }

    /** Mastodon: with a header of their own, callers counted as somebody else each time. */
    @Test
    void cve_2023_49952_strangerIsNotBelieved() throws Exception {
        assertThat(seenBy(List.of("10.0.0.0/8"))).isEqualTo("127.0.0.1 http false");
    }

    private static String seenBy(List<String> trusted) throws Exception {
        var server = new Server();
        var configuration = new HttpConfiguration();
        configuration.addCustomizer(new TrustedProxies(trusted));
        var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                String seen = Request.getRemoteAddr(request) + " "
                        + request.getHttpURI().getScheme() + " " + request.isSecure();
                Content.Sink.write(response, true, seen, callback);
                return true;
            }
        });
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort()))
                                    .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
                                    .header("X-Forwarded-Proto", "https")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }
}
