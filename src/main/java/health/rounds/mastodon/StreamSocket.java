package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.PeopleLists;
import health.rounds.identity.Access;
import health.rounds.timelines.LiveEvent;
import health.rounds.timelines.LiveStreams;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * One socket and the streams that its app has subscribed to, by messages such as {@code {"type":"subscribe","stream":"user"}}
 * (Mastodon's documentation, methods/streaming).
 */
final class StreamSocket extends TextWebSocketHandler {
    private static final int MOST_STREAMS = 100;
    private static final int SEND_MILLIS = 10_000;
    private static final int MOST_WAITING_BYTES = 1 << 20;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final LiveStreams streams;
    private final PeopleLists lists;
    private final StreamEvents events;
    private final Supplier<Optional<Access>> access;
    private final Optional<AccountId> reader;
    private final Params opening;
    private final Map<List<String>, LiveStreams.Subscription> open = new ConcurrentHashMap<>();
    private @Nullable WebSocketSession socket;
    private @Nullable Thread heart;

    /** What the token allows is asked anew for each stream: a socket may outlive it. */
    StreamSocket(
            LiveStreams streams,
            PeopleLists lists,
            StreamEvents events,
            Supplier<Optional<Access>> access,
            Params opening) {
        this.streams = streams;
        this.lists = lists;
        this.events = events;
        this.access = access;
        this.reader = access.get().flatMap(Access::account);
        this.opening = opening;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        WebSocketSession safe = new ConcurrentWebSocketSessionDecorator(session, SEND_MILLIS, MOST_WAITING_BYTES);
        socket = safe;
        heart = Thread.ofVirtual().name("heartbeat").start(() -> beat(safe));
        if (opening.has("stream")) {
            subscribe(safe, opening);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        WebSocketSession safe = socket == null ? session : socket;
        Params params;
        try {
            params = ParamsReader.readJson(message.getPayload());
        } catch (ApiError e) {
            error(safe, "The message is not a JSON object");
            return;
        }
        switch (params.word("type").orElse("")) {
            case "subscribe" -> subscribe(safe, params);
            case "unsubscribe" -> unsubscribe(params);
            default -> error(safe, "type must be subscribe or unsubscribe");
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (heart != null) {
            heart.interrupt();
        }
        open.values().forEach(LiveStreams.Subscription::close);
        open.clear();
    }

    private void subscribe(WebSocketSession safe, Params params) throws IOException {
        Optional<StreamName> named = name(params);
        if (named.isEmpty() || open.size() >= MOST_STREAMS) {
            error(safe, "Unknown stream, or not for this token");
            return;
        }
        StreamName stream = named.get();
        open.computeIfAbsent(stream.words(), words -> streams.open(stream.key(), new Forward(safe, stream.words())));
        if (!safe.isOpen()) {
            afterConnectionClosed(safe, CloseStatus.GOING_AWAY);
        }
    }

    private void unsubscribe(Params params) {
        name(params).map(stream -> open.remove(stream.words())).ifPresent(LiveStreams.Subscription::close);
    }

    private Optional<StreamName> name(Params params) {
        Optional<Access> now = access.get();
        return StreamName.of(
                        params.word("stream").orElse(""),
                        params.word("tag"),
                        params.id("list"),
                        now.flatMap(Access::account),
                        lists)
                .filter(stream ->
                        now.map(granted -> granted.allows(stream.scope())).orElse(true));
    }

    private static void error(WebSocketSession safe, String message) throws IOException {
        safe.sendMessage(new TextMessage(Json.text(new Problem(message))));
    }

    private static void beat(WebSocketSession safe) {
        try {
            while (safe.isOpen()) {
                Thread.sleep(HEARTBEAT_MILLIS);
                safe.sendMessage(new PingMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the socket is closed
        } catch (IOException | RuntimeException e) {
            close(safe);
        }
    }

    private static void close(WebSocketSession safe) {
        try {
            safe.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException e) {
            return; // it is closed already
        }
    }

    /** Passes one stream on to the socket. */
    private final class Forward implements LiveStreams.Listener {
        private final WebSocketSession safe;
        private final List<String> stream;

        Forward(WebSocketSession safe, List<String> stream) {
            this.safe = safe;
            this.stream = stream;
        }

        @Override
        public void on(LiveEvent event) throws IOException {
            Optional<StreamEvents.Event> told = events.of(event, reader);
            if (told.isPresent()) {
                Message message =
                        new Message(stream, told.get().name(), told.get().payload());
                safe.sendMessage(new TextMessage(Json.bytes(message)));
            }
        }

        @Override
        public void dropped() {
            close(safe);
        }
    }

    private record Message(List<String> stream, String event, String payload) {}

    private record Problem(String error) {}
}
