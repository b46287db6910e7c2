package health.rounds.platform;

import health.rounds.platform.OutsideAddresses.Names;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The one way out: calls other servers at addresses that members or other servers name, so that nobody can make it call where they
 * could not call themselves (server-side request forgery, CWE-918).
 *
 * <p>Only {@code https}. A name is looked up once for each connection, its addresses are held against {@code special-addresses.txt},
 * and the connection is made to an address that was checked. No redirects, no proxies, no cookies, no passwords; an answer may have so
 * many bytes and take so long as the request says, whether it comes slowly or not at all. For test set-ups the settings allow private
 * addresses ({@code ROUNDS_ALLOW_PRIVATE_ADDRESSES}) and certificates of one's own ({@code ROUNDS_EXTRA_CA}).
 *
 * <p>Connections to a server are kept for a minute. The calling thread waits, so call from a virtual one, and never within a transaction.
 */
@Component
public final class OutsideHttp implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 128;
    private static final int MOST_TO_ONE_SERVER = 8;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final TimeValue KEEP = TimeValue.ofMinutes(1);
    private static final int LONGEST_ADDRESS = 2000;

    private final OutsideAddresses addresses;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outside-deadlines").factory());

    @Autowired
    OutsideHttp(Settings settings) {
        this(settings, InetAddress::getAllByName);
    }

    OutsideHttp(Settings settings, Names names) {
        List<AddressRange> allowed = settings.privateAddresses().stream()
                .map(range -> AddressRange.parse(Setting.ROUNDS_ALLOW_PRIVATE_ADDRESSES, range))
                .toList();
        this.addresses = new OutsideAddresses(allowed, names);
        // Java takes a quarter of a second to read the certificates that it knows: with the first call, not at each
        // start.
        SingletonSupplier<TlsSocketStrategy> tls = SingletonSupplier.of(
                () -> new DefaultClientTlsStrategy(OutsideCertificates.context(settings.extraCa())));
        if (settings.extraCa().isPresent()) {
            tls.obtain(); // so that a file that cannot be read stops the start
        }
        this.client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setTlsSocketStrategy((socket, host, port, attachment, context) ->
                                tls.obtain().upgrade(socket, host, port, attachment, context))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_TO_ONE_SERVER)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(CONNECT)
                                .setTimeToLive(KEEP)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setUserAgent("Rounds/%s (+%s)".formatted(BuildInfo.version(), settings.publicUrl()))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Whether an address could be called as far as one can tell without looking it up: https, and no address of our own network. */
    public boolean mayCall(URI address) {
        String host = address.getHost();
        if (!"https".equalsIgnoreCase(address.getScheme())
                || host == null
                || address.getRawUserInfo() != null
                || address.toString().length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            return addresses.mayBeCalled(InetAddress.ofLiteral(withoutBrackets(host)));
        } catch (IllegalArgumentException e) {
            return true; // a name, which is looked up when it is called
        }
    }

    /**
     * Waits for the answer, whatever its status. An {@link IOException} where there is none in time or it is too long; a
     * {@link ForbiddenAddress} where the address must not be called.
     */
    public OutsideReply send(OutsideRequest request) throws IOException {
        return send(request, (head, body) -> new OutsideReply(head.status(), head.headers(), body.readAllBytes()));
    }

    /** Reads an answer while it comes. */
    public interface Reading<T> {
        /**
         * What is made of an answer.
         *
         * @param head the answer without its body
         * @param body ends with an {@link IOException} where there is more than the request allows; what is not read is never fetched
         */
        T read(OutsideReply head, InputStream body) throws IOException;
    }

    /** Waits for the answer, whatever its status, and for what is made of it; the same failures as {@link #send(OutsideRequest)}. */
    public <T> T send(OutsideRequest request, Reading<T> reading) throws IOException {
        if (!mayCall(request.address())) {
            throw new ForbiddenAddress(String.valueOf(request.address().getHost()));
        }
        HttpUriRequestBase call = new HttpUriRequestBase(request.method(), request.address());
        Timeout patience = Timeout.of(request.patience());
        call.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(patience)
                .setResponseTimeout(patience)
                .setAuthenticationEnabled(false)
                .build());
        request.headers().forEach(call::setHeader);
        request.body().ifPresent(body -> call.setEntity(new ByteArrayEntity(body, null)));
        // The client's own limits are for each read, so a server that sends a byte a second would never reach them.
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = clock.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                request.patience().toMillis(),
                TimeUnit.MILLISECONDS);
        try (RightOfWay.Away _ = RightOfWay.leave()) {
            return client.execute(call, response -> read(response, request.mostBytes(), call, reading));
        } catch (IOException e) {
            if (late.get()) {
                SocketTimeoutException timeout = new SocketTimeoutException("No answer within " + request.patience());
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private static <T> T read(ClassicHttpResponse response, int most, HttpUriRequestBase call, Reading<T> reading)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        OutsideReply head = new OutsideReply(response.getCode(), headers, new byte[0]);
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return reading.read(head, InputStream.nullInputStream());
        }
        try (OutsideBody body = new OutsideBody(entity.getContent(), most, call::cancel)) {
            return reading.read(head, body);
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
        addresses.close();
    }
}
