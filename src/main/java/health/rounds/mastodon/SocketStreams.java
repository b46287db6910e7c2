package health.rounds.mastodon;

import health.rounds.accounts.PeopleLists;
import health.rounds.identity.Access;
import health.rounds.identity.Tokens;
import health.rounds.timelines.LiveStreams;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.support.AbstractHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Opens WebSockets for apps and finds out who they are. */
@Component
class SocketStreams {
    private static final int LONGEST_MESSAGE = 16 * 1024;

    private final LiveStreams streams;
    private final PeopleLists lists;
    private final StreamEvents events;
    private final Tokens tokens;
    private final Handshake handshake = new Handshake();

    SocketStreams(LiveStreams streams, PeopleLists lists, StreamEvents events, Tokens tokens) {
        this.streams = streams;
        this.lists = lists;
        this.events = events;
        this.tokens = tokens;
    }

    void open(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || request.getHeader("Sec-WebSocket-Key") == null) {
            throw ApiError.of(426, "Open a WebSocket here, or name a stream in the address");
        }
        Optional<String> token = token(request);
        Optional<Access> access = token.flatMap(tokens::access);
        if (token.isPresent() && access.isEmpty()) {
            throw ApiError.of(401, "The access token is invalid");
        }
        Params params = ParamsReader.read(request);
        StreamSocket socket = new StreamSocket(streams, lists, events, () -> token.flatMap(tokens::access), params);
        new WebSocketHttpRequestHandler(socket, handshake).handleRequest(request, response);
    }

    /** Browsers cannot send a header with a WebSocket, so apps send the token as the name of a protocol or in the address. */
    private static Optional<String> token(HttpServletRequest request) throws IOException {
        Optional<String> header = Bearer.token(request);
        Optional<String> protocol = Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol"))
                .map(protocols ->
                        Arrays.asList(protocols.split(",", -1)).getFirst().strip());
        return header.or(() -> protocol).or(() -> address(request)).filter(token -> !token.isEmpty());
    }

    private static Optional<String> address(HttpServletRequest request) {
        try {
            return ParamsReader.read(request).word("access_token");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Repeats the protocol that was offered, which is the token: browsers close a socket that does not. */
    private static final class Handshake extends AbstractHandshakeHandler {
        Handshake() {
            super(strategy());
        }

        @Override
        protected @Nullable String selectProtocol(List<String> requested, WebSocketHandler handler) {
            return requested.isEmpty() ? null : requested.getFirst();
        }

        private static JettyRequestUpgradeStrategy strategy() {
            JettyRequestUpgradeStrategy strategy = new JettyRequestUpgradeStrategy();
            strategy.addWebSocketConfigurer(settings -> settings.setMaxTextMessageSize(LONGEST_MESSAGE));
            return strategy;
        }
    }
}
