package health.rounds.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} from the proxies that the settings name, and from nobody else.
 *
 * <p>The list of addresses is read from its end, which the nearest proxy wrote, up to the first that is no proxy of ours: what
 * stands before that, the caller may have made up to slip past a rate limit. Jetty's own customizer takes the first instead.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final List<AddressRange> trusted;

    TrustedProxies(List<String> ranges) {
        this.trusted = ranges.stream()
                .map(range -> AddressRange.parse(Setting.ROUNDS_TRUSTED_PROXIES, range))
                .toList();
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        boolean byProxy = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && peer.getAddress() != null
                && isTrusted(peer.getAddress());
        if (!byProxy) {
            return request;
        }
        Optional<InetAddress> caller = caller(request.getHeaders().getCSV(FORWARDED_FOR, false));
        List<String> schemes = request.getHeaders().getCSV(FORWARDED_PROTO, false);
        boolean https = !schemes.isEmpty() && HttpScheme.HTTPS.is(schemes.getLast());
        return caller.isEmpty() && !https ? request : new Forwarded(request, caller, https);
    }

    /** Who called the outermost of our proxies; empty when the list says nothing that can be believed. */
    Optional<InetAddress> caller(List<String> addresses) {
        Optional<InetAddress> nearest = Optional.empty();
        for (String text : addresses.reversed()) {
            Optional<InetAddress> address = address(text);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address;
            if (!isTrusted(address.get())) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** An address as proxies write it: plain, in brackets, or with a port. */
    private static Optional<InetAddress> address(String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) {
            bare = bare.substring(1, Math.max(1, bare.indexOf(']')));
        } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.contains(":")) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static final class Forwarded extends Request.Wrapper {
        private final ConnectionMetaData connection;
        private final HttpURI uri;

        Forwarded(Request request, Optional<InetAddress> caller, boolean https) {
            super(request);
            this.connection = new ForwardedConnection(request.getConnectionMetaData(), caller, https);
            this.uri = https
                    ? HttpURI.build(request.getHttpURI())
                            .scheme(HttpScheme.HTTPS)
                            .asImmutable()
                    : request.getHttpURI();
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }
    }

    private static final class ForwardedConnection extends ConnectionMetaData.Wrapper {
        private final SocketAddress caller;
        private final boolean https;

        ForwardedConnection(ConnectionMetaData connection, Optional<InetAddress> caller, boolean https) {
            super(connection);
            this.caller = caller.<SocketAddress>map(it -> new InetSocketAddress(it, 0))
                    .orElseGet(connection::getRemoteSocketAddress);
            this.https = https;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return caller;
        }

        @Override
        public boolean isSecure() {
            return https || super.isSecure();
        }
    }
}
