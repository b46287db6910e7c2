package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kill -9} of server and database in the middle of 1,000 concurrent posts: what was acknowledged is there, once. */
class CrashTest {
    private static final int POSTS = 1_000;
    private static final int KILLED_AFTER = 300;
    private static final int AT_ONCE = 50;
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void acknowledgedPostsSurviveKillNineExactlyOnce() throws Exception {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "crash");
        Program program = new Program(folder.resolve("data"));
        Process server = program.serve();
        String token;
        Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            program.run("user", "create", "crash", "--email", "crash@example.org", "--confirmed");
            token = program.run("token", "create", "crash", "--scopes", "read write");
            CountDownLatch enough = new CountDownLatch(KILLED_AFTER);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Semaphore under = new Semaphore(AT_ONCE);
                for (int number = 0; number < POSTS; number++) {
                    int post = number;
                    threads.execute(() -> {
                        under.acquireUninterruptibly();
                        try {
                            publish(client, program, token, post).ifPresent(id -> acknowledged.put(post, id));
                        } finally {
                            under.release();
                            enough.countDown();
                        }
                    });
                }
                assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
                killEverything(server, program.data());
            }
        }
        assertThat(acknowledged).hasSizeBetween(KILLED_AFTER / 2, POSTS);

        Process again = program.serve();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Map<String, String> stored = everything(client, program, token);
            acknowledged.forEach((post, id) -> assertThat(stored).containsEntry(text(post), id));

            // The app sends again what it does not know the fate of, under the same keys.
            for (int post = 0; post < POSTS; post++) {
                Optional<String> id = publish(client, program, token, post);
                assertThat(id).isPresent();
                if (acknowledged.containsKey(post)) {
                    assertThat(id).contains(acknowledged.getOrDefault(post, ""));
                }
            }
            assertThat(everything(client, program, token)).hasSize(POSTS);
            JsonNode account = JSON.readTree(get(client, token, program.address("/api/v1/accounts/verify_credentials"))
                    .body());
            assertThat(account.get("statuses_count").asInt()).isEqualTo(POSTS);
        } finally {
            again.destroy();
            assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void killEverything(Process server, Path data) throws IOException, InterruptedException {
        long postgres = Long.parseLong(Files.readAllLines(data.resolve("database/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle database = ProcessHandle.of(postgres).orElseThrow();
        server.destroyForcibly();
        database.destroyForcibly();
        server.waitFor();
    }

    private static String text(int post) {
        return "Question " + post + " of the quiz";
    }

    /** The id of the post, if the server acknowledged it. */
    private static Optional<String> publish(HttpClient client, Program program, String token, int post) {
        HttpRequest request = HttpRequest.newBuilder(program.address("/api/v1/statuses"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "crash-" + post)
                .POST(BodyPublishers.ofString("{\"status\":\"" + text(post) + "\"}"))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(JSON.readTree(answer.body()).get("id").asString())
                    : Optional.empty();
        } catch (IOException | InterruptedException e) {
            return Optional.empty(); // killed before it answered
        }
    }

    /** Text to id of every post of the account, page by page; a text that stands there twice is a failure. */
    private static Map<String, String> everything(HttpClient client, Program program, String token) throws Exception {
        String account = JSON.readTree(get(client, token, program.address("/api/v1/accounts/verify_credentials"))
                        .body())
                .get("id")
                .asString();
        Map<String, String> stored = new ConcurrentHashMap<>();
        Set<String> ids = new HashSet<>();
        String below = "";
        while (true) {
            JsonNode page = JSON.readTree(
                    get(client, token, program.address("/api/v1/accounts/" + account + "/statuses?limit=40" + below))
                            .body());
            if (page.isEmpty()) {
                return stored;
            }
            for (JsonNode status : page) {
                String id = status.get("id").asString();
                assertThat(ids.add(id)).isTrue();
                String text = status.get("content").asString().replaceAll("<[^>]*>", "");
                assertThat(stored.put(text, id)).as(text).isNull();
                below = "&max_id=" + id;
            }
        }
    }

    private static HttpResponse<String> get(HttpClient client, String token, URI address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }
}
