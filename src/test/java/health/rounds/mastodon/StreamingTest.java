package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.rounds.announcements.AnnouncementOutcome;
import health.rounds.announcements.Announcements;
import health.rounds.announcements.NewAnnouncement;
import health.rounds.testkit.Community;
import health.rounds.timelines.LiveStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StreamingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Community community = Community.shared();
    private final LiveStreams streams = community.part(LiveStreams.class);
    private final Community.Member anna = community.stranger();
    private final Community.Member ben = community.stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);

    @Test
    void oneSocketCarriesEveryStreamItSubscribedTo() throws Exception {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        try (Socket socket =
                Socket.open("/api/v1/streaming", Map.of("Authorization", "Bearer " + community.token(ben)))) {
            opens(2, () -> {
                socket.say("{\"type\":\"subscribe\",\"stream\":\"user\"}");
                socket.say("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"" + anna.name() + "\"}");
            });
            JsonNode posted = post(annasApp, "Live #" + anna.name());
            List<JsonNode> updates = List.of(socket.next(), socket.next());
            assertThat(updates)
                    .extracting(update -> update.get("event").asString() + update.get("stream"))
                    .containsExactlyInAnyOrder("update[\"user\"]", "update[\"hashtag\",\"" + anna.name() + "\"]");
            assertThat(JSON.readTree(updates.getFirst().get("payload").asString())
                            .toString())
                    .isEqualTo(
                            bensApp.get("/api/v1/statuses/" + id(posted)).ok().toString());

            annasApp.form("PUT", "/api/v1/statuses/" + id(posted), "status", "Live and better")
                    .ok();
            JsonNode edited = socket.next();
            assertThat(edited.get("event").asString()).isEqualTo("status.update");
            annasApp.delete("/api/v1/statuses/" + id(posted)).ok();
            JsonNode deleted = socket.nextOf("delete");
            assertThat(deleted.get("payload").asString()).isEqualTo(id(posted));
        }
    }

    @Test
    void revokedQuoteLeavesOpenStreamsAtOnce() throws Exception {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        String quoted = id(post(bensApp, "Quote me"));
        String quoting = id(annasApp.form("POST", "/api/v1/statuses", "status", "Quoting", "quoted_status_id", quoted)
                .ok());
        try (Socket socket =
                Socket.open("/api/v1/streaming?stream=user&access_token=" + community.token(ben), Map.of())) {
            opens(1, () -> {});
            bensApp.post("/api/v1/statuses/" + quoted + "/quotes/" + quoting + "/revoke")
                    .ok();
            JsonNode update =
                    JSON.readTree(socket.nextOf("status.update").get("payload").asString());
            assertThat(id(update)).isEqualTo(quoting);
            assertThat(update.get("quote").get("state").asString()).isEqualTo("revoked");
        }
    }

    @Test
    void notificationsReachTheSocket() throws Exception {
        String post = id(post(annasApp, "Like me"));
        try (Socket socket = Socket.open(
                "/api/v1/streaming?stream=user:notification&access_token=" + community.token(anna), Map.of())) {
            opens(1, () -> {});
            bensApp.post("/api/v1/statuses/" + post + "/favourite").ok();
            JsonNode event = socket.next();
            assertThat(event.get("event").asString()).isEqualTo("notification");
            JsonNode notification = JSON.readTree(event.get("payload").asString());
            assertThat(notification.get("type").asString()).isEqualTo("favourite");
            assertThat(notification.get("status").get("id").asString()).isEqualTo(post);
        }
    }

    @Test
    void heldBackNotificationsReachNoStreamButTheirAcceptanceDoes() throws Exception {
        annasApp.form("PATCH", "/api/v2/notifications/policy", "for_not_following", "filter")
                .ok();
        try (Socket socket = Socket.open(
                "/api/v1/streaming?stream=user:notification&access_token=" + community.token(anna), Map.of())) {
            opens(1, () -> {});
            post(bensApp, "Held back @" + anna.name());
            String requests = "/api/v1/notifications/requests";
            await().until(() -> annasApp.get(requests).ok().size() == 1);
            annasApp.post(requests + "/" + id(annasApp.get(requests).ok().get(0)) + "/accept")
                    .ok();
            JsonNode first = socket.next();
            assertThat(first.get("event").asString()).isEqualTo("notifications_merged");
            post(bensApp, "Let through @" + anna.name());
            assertThat(socket.next().get("event").asString()).isEqualTo("notification");
        }
    }

    @Test
    void conversationsReachTheStreamOfDirectPostsAndNothingElseDoes() throws Exception {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        try (Socket socket =
                        Socket.open("/api/v1/streaming?stream=direct&access_token=" + community.token(ben), Map.of());
                Events events = Events.open("/api/v1/streaming/direct", community.token(ben))) {
            assertThat(events.line()).isEqualTo(":thump");
            opens(2, () -> {});
            post(annasApp, "For everyone, @" + ben.name());
            String direct = id(annasApp.form(
                            "POST", "/api/v1/statuses", "status", "For you, @" + ben.name(), "visibility", "direct")
                    .ok());
            JsonNode event = socket.next();
            assertThat(event.get("event").asString()).isEqualTo("conversation");
            assertThat(event.get("stream").toString()).isEqualTo("[\"direct\"]");
            JsonNode conversation = JSON.readTree(event.get("payload").asString());
            assertThat(conversation)
                    .isEqualTo(bensApp.get("/api/v1/conversations").ok().get(0));
            assertThat(id(conversation.get("last_status"))).isEqualTo(direct);
            assertThat(events.line()).isEqualTo("event: conversation");
            assertThat(JSON.readTree(events.line().substring("data: ".length())))
                    .isEqualTo(conversation);

            annasApp.form("PUT", "/api/v1/statuses/" + direct, "status", "Only for you, @" + ben.name())
                    .ok();
            assertThat(socket.next().get("payload").asString()).contains("Only for you");
        }
    }

    @Test
    void announcementsReactionsAndTheirEndReachHomeStreams() throws Exception {
        Announcements announcements = community.part(Announcements.class);
        announcements.active().forEach(earlier -> announcements.remove(earlier.id()));
        try (Socket socket =
                Socket.open("/api/v1/streaming?stream=user&access_token=" + community.token(ben), Map.of())) {
            opens(1, () -> {});
            NewAnnouncement text = new NewAnnouncement("Closed today", Optional.empty(), Optional.empty(), false);
            String id = Long.toString(((AnnouncementOutcome.Published) announcements.publish(text))
                    .announcement()
                    .id());
            JsonNode announced = socket.nextOf("announcement");
            assertThat(JSON.readTree(announced.get("payload").asString()))
                    .isEqualTo(bensApp.get("/api/v1/announcements").ok().get(0));

            String thumb = ApiClient.encode("\ud83d\udc4d");
            annasApp.form("PUT", "/api/v1/announcements/" + id + "/reactions/" + thumb)
                    .ok();
            JsonNode reaction = JSON.readTree(
                    socket.nextOf("announcement.reaction").get("payload").asString());
            assertThat(reaction.toString())
                    .isEqualTo("{\"name\":\"\ud83d\udc4d\",\"count\":1,\"announcement_id\":\"" + id + "\"}");

            announcements.remove(Long.parseLong(id));
            assertThat(socket.nextOf("announcement.delete").get("payload").asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void protocolThatHoldsTheTokenIsRepeated() throws Exception {
        String token = community.token(ben);
        try (Socket socket = Socket.open("/api/v1/streaming?stream=user", Map.of("protocol", token))) {
            assertThat(socket.webSocket.getSubprotocol()).isEqualTo(token);
        }
    }

    @Test
    void unsubscribedStreamIsSilentAndUnknownOnesAreErrors() throws Exception {
        try (Socket socket =
                Socket.open("/api/v1/streaming", Map.of("Authorization", "Bearer " + community.token(ben)))) {
            opens(1, () -> socket.say("{\"type\":\"subscribe\",\"stream\":\"public:local\"}"));
            socket.say("{\"type\":\"unsubscribe\",\"stream\":\"public:local\"}");
            socket.say("{\"type\":\"subscribe\",\"stream\":\"nonsense\"}");
            assertThat(socket.next().get("error").asString()).isNotEmpty();
            socket.say("no json");
            assertThat(socket.next().get("error").asString()).isNotEmpty();
            post(annasApp, "Not for this socket");
            assertThat(socket.messages.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void madeUpTokenOpensNoSocket() {
        assertThatThrownBy(() -> Socket.open("/api/v1/streaming", Map.of("Authorization", "Bearer made-up")))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void closedSocketLeavesNoStreamOpen() throws Exception {
        int before = streams.open();
        Socket socket =
                Socket.open("/api/v1/streaming?stream=user", Map.of("Authorization", "Bearer " + community.token(ben)));
        await().until(() -> streams.open() > before);
        socket.close();
        await().until(() -> streams.open() == before);
    }

    @Test
    void serverSentEventsCarryTheHomeStream() throws Exception {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        try (Events events = Events.open("/api/v1/streaming/user", community.token(ben))) {
            assertThat(events.line()).isEqualTo(":thump");
            String id = id(post(annasApp, "Over SSE: <b>ü</b>"));
            assertThat(events.line()).isEqualTo("event: update");
            String data = events.line();
            assertThat(data).startsWith("data: {");
            assertThat(JSON.readTree(data.substring("data: ".length()))
                            .get("id")
                            .asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void streamOfPicturesLeavesOutPostsWithoutAny() throws Exception {
        try (Events events = Events.open("/api/v1/streaming/public?only_media=true", community.token(ben))) {
            assertThat(events.line()).isEqualTo(":thump");
            post(annasApp, "Only words");
            String picture = id(annasApp.multipart("POST", "/api/v2/media", Map.of(), Map.of("file", TestPicture.png()))
                    .ok());
            String id = id(annasApp.form("POST", "/api/v1/statuses", "media_ids[]", picture)
                    .ok());
            assertThat(events.line()).isEqualTo("event: update");
            assertThat(events.line()).contains("\"id\":\"" + id + "\"");
        }
    }

    @Test
    void streamsOfMembersNeedAToken() {
        for (String path : List.of("user", "user/notification", "direct", "list?list=1")) {
            ApiClient.Answer answer = ApiClient.anonymous().get("/api/v1/streaming/" + path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().get("error").asString()).isNotEmpty();
        }
        assertThat(bensApp.get("/api/v1/streaming/list?list=1").status()).isEqualTo(404);
        assertThat(bensApp.get("/api/v1/streaming/hashtag").status()).isEqualTo(404);
    }

    /** Runs, and waits until so many streams more are open than other tests may have left. */
    private void opens(int more, Runnable act) {
        act.run();
        await().until(() -> streams.open() >= more);
    }

    /** A WebSocket and what it heard. */
    private static final class Socket implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @SuppressWarnings("NullAway.Init") // set by open, before anybody has the socket
        private WebSocket webSocket;

        static Socket open(String path, Map<String, String> headers) {
            Socket socket = new Socket();
            WebSocket.Builder builder = HTTP.newWebSocketBuilder();
            headers.forEach((name, value) -> {
                if (name.equals("protocol")) {
                    builder.subprotocols(value);
                } else {
                    builder.header(name, value);
                }
            });
            String address = Community.shared().address("").toString().replace("http://", "ws://") + path;
            socket.webSocket = builder.buildAsync(URI.create(address), socket).join();
            return socket;
        }

        void say(String text) {
            webSocket.sendText(text, true).join();
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message within ten seconds").isNotNull();
            return message;
        }

        JsonNode nextOf(String event) throws InterruptedException {
            JsonNode message = next();
            while (!message.get("event").asString().equals(event)) {
                message = next();
            }
            return message;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(JSON.readTree(part.toString()));
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, data, last);
        }

        @Override
        public void close() {
            webSocket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    /** A stream of server-sent events. */
    private record Events(InputStream body, BufferedReader reader) implements AutoCloseable {
        static Events open(String path, String token) throws IOException, InterruptedException {
            HttpResponse<InputStream> response = HTTP.send(
                    HttpRequest.newBuilder(Community.shared().address(path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            return new Events(
                    response.body(),
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        }

        String line() throws IOException {
            return reader.readLine();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
