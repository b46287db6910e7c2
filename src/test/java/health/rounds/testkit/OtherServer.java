package health.rounds.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of somebody else, written from the standards and from nothing of ours: serves what a test lays down, however wrong, and
 * keeps what it was asked and sent. {@link Letter} is what its people send.
 */
public final class OtherServer implements AutoCloseable {
    /** The type of what it serves, unless a test wants another. */
    public static final String ACTIVITY_JSON = "application/activity+json";

    private static final JsonMapper JSON = new JsonMapper();

    private final String host;
    private final TlsServer server = new TlsServer(this::handle);
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** By a name below {@link TestNames#BELOW}. */
    public OtherServer(String name) {
        this.host = name + TestNames.BELOW;
    }

    /** What it was asked: the address as it stood in the first line, headers in lower case. */
    public record Asked(String method, String host, String path, Map<String, List<String>> headers, String body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    public String origin() {
        return "https://" + authority();
    }

    /** The same by another name that leads here. */
    public String origin(String otherHost) {
        return "https://" + otherHost + ":" + server.port();
    }

    public String authority() {
        return host + ":" + server.port();
    }

    /** Somebody here, with a document, an inbox and an entry in WebFinger. */
    public OtherPerson person(String name) {
        OtherPerson person = new OtherPerson(this, name);
        serve("/users/" + name, person.document());
        serve("/users/" + name + "/inbox", exchange -> answer(exchange, 202, ACTIVITY_JSON, new byte[0]));
        for (String collection : List.of("outbox", "followers", "following", "featured")) {
            String path = "/users/" + name + "/" + collection;
            serve(path, Map.of("id", origin() + path, "type", "OrderedCollection", "totalItems", 0));
        }
        serve(
                "/.well-known/webfinger?resource=acct:" + name + "@" + authority(),
                "application/jrd+json",
                Map.of(
                        "subject",
                        "acct:" + name + "@" + authority(),
                        "links",
                        List.of(Map.of("rel", "self", "type", ACTIVITY_JSON, "href", person.id()))));
        return person;
    }

    /** Lays down a document; what has no context gets the usual one. */
    public String serve(String path, Map<String, ?> document) {
        return serve(path, ACTIVITY_JSON, Documents.withContext(document));
    }

    /** The same as another type of content, and as it is. */
    public String serve(String path, String type, Object document) {
        byte[] bytes = JSON.writeValueAsBytes(document);
        return serve(path, exchange -> answer(exchange, 200, type, bytes));
    }

    /** Answers as a test likes; the path may have a query. */
    public String serve(String path, HttpHandler handler) {
        pages.put(path, handler);
        return origin() + path;
    }

    /** From now on there is nothing. */
    public void forget(String path) {
        pages.remove(path);
    }

    /** Sends whoever asks elsewhere. */
    public String redirect(String path, String target) {
        return serve(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            answer(exchange, 302, "text/plain", new byte[0]);
        });
    }

    /** All that it was asked, in order. */
    public List<Asked> asked() {
        return asked;
    }

    /** All that it was asked for at a path, by whatever method. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Sends an answer of a known length. */
    public static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        asked.add(new Asked(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Host")),
                path,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        HttpHandler page = pages.get(path);
        if (page == null) {
            answer(exchange, 404, "text/plain", new byte[0]);
        } else {
            page.handle(exchange);
        }
    }
}
