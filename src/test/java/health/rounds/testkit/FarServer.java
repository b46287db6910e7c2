package health.rounds.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody else's server with files on it, for which it keeps count of who asks. */
public final class FarServer implements AutoCloseable {
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final TlsServer server = new TlsServer(this::handle);

    private volatile Runnable beforeAnswer = () -> {};

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** Puts a file where it can be had. */
    public FarServer with(String path, String type, byte[] body) {
        return answering(path, 200, Map.of("Content-Type", type), body);
    }

    /** Puts a page where it can be had. */
    public FarServer with(String path, String html) {
        return with(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Leads from a path to an address. */
    public FarServer moving(String path, String to) {
        return answering(path, 302, Map.of("Location", to), new byte[0]);
    }

    /** Any other answer. */
    public FarServer answering(String path, int status, Map<String, String> headers, byte[] body) {
        answers.put(path, new Answer(status, headers, body));
        return this;
    }

    /** Does something just before each answer. */
    public FarServer onRequest(Runnable action) {
        beforeAnswer = action;
        return this;
    }

    public int port() {
        return server.port();
    }

    /** An address here, by any name that the test lets lead here. */
    public String address(String host, String path) {
        return "https://" + host + ":" + server.port() + path;
    }

    /** An address here. */
    public String address(String path) {
        return address("127.0.0.1", path);
    }

    /** The paths that were asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** How often a path was asked for. */
    public long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        beforeAnswer.run();
        Answer answer = answers.getOrDefault(path, new Answer(404, Map.of(), new byte[0]));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        try (exchange) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
