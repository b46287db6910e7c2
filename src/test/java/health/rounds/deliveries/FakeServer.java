package health.rounds.deliveries;

import com.sun.net.httpserver.HttpExchange;
import health.rounds.platform.ServerName;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Another server, over real TLS, that takes what it gets unless it is told otherwise. */
final class FakeServer implements AutoCloseable {
    private final TlsServer server = new TlsServer(this::handle);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration thinking = Duration.ZERO;
    private volatile int usual = 202;
    private volatile Optional<String> digest = Optional.empty();

    private record Answer(int status, Map<String, String> headers) {}

    String host() {
        return "localhost:" + server.port();
    }

    ServerName name() {
        return ServerName.of(inbox()).orElseThrow();
    }

    URI inbox(String name) {
        return URI.create("https://" + host() + "/" + name);
    }

    /** The shared one. */
    URI inbox() {
        return inbox("inbox");
    }

    /** Answers so once. */
    FakeServer answering(int status, Map<String, String> headers) {
        answers.add(new Answer(status, headers));
        return this;
    }

    /** Answers so from now on. */
    FakeServer always(int status) {
        usual = status;
        return this;
    }

    FakeServer thinking(Duration time) {
        thinking = time;
        return this;
    }

    /** The bodies that it took, as they came. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int calls() {
        return calls.get();
    }

    /** The digest of followers that came last. */
    Optional<String> digest() {
        return digest;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            digest = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Collection-Synchronization"));
            if (!thinking.isZero()) {
                Thread.sleep(thinking);
            }
            Answer answer = Optional.ofNullable(answers.poll()).orElse(new Answer(usual, Map.of()));
            if (answer.status() / 100 == 2) {
                taken.add(body);
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
