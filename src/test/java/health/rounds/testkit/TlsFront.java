package health.rounds.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The proxy that operators put before a server: ends TLS, hands on every request as it is, and says who asked. */
public final class TlsFront implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 100;
    private static final int BAD_GATEWAY = 502;

    /** What belongs to a connection, not to the message (RFC 9110, section 7.6.1), or is made anew. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length", "host");

    private final String host;
    private final TlsServer server = new TlsServer(this::handle);
    private final CloseableHttpClient client = HttpClientBuilder.create()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .build())
            .setConnectionReuseStrategy((request, response, context) -> false) // some servers close without a word
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .build();

    private volatile int behind;

    /** For a server that is known as {@code host}, a name below {@link TestNames#BELOW}. */
    public TlsFront(String host) {
        this.host = host;
    }

    /** What others call the server. */
    public String origin() {
        return "https://" + authority();
    }

    /** The same without the scheme. */
    public String authority() {
        return host + ":" + server.port();
    }

    /** Where the server listens on this machine. */
    public void leadTo(int port) {
        behind = port;
    }

    @Override
    public void close() {
        server.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            client.execute(new HttpHost("127.0.0.1", behind), handedOn(exchange), answer -> {
                handBack(answer, exchange);
                return exchange;
            });
        } catch (IOException e) {
            OtherServer.answer(exchange, BAD_GATEWAY, "text/plain", e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpUriRequestBase handedOn(HttpExchange exchange) throws IOException {
        var request = new HttpUriRequestBase(exchange.getRequestMethod(), exchange.getRequestURI());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isEndToEnd(name)) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        request.setHeader("Host", exchange.getRequestHeaders().getFirst("Host"));
        request.setHeader(
                "X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress());
        request.setHeader("X-Forwarded-Proto", "https");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
    }

    private static void handBack(ClassicHttpResponse answer, HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        for (Header header : answer.getHeaders()) {
            if (isEndToEnd(header.getName())) {
                headers.add(header.getName(), header.getValue());
            }
        }
        HttpEntity entity = answer.getEntity();
        byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
        exchange.sendResponseHeaders(answer.getCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static boolean isEndToEnd(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
