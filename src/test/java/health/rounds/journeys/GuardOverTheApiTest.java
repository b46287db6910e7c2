package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 400 development posts, sent by an app with a real token: what is held never becomes public, what is clean goes out. */
class GuardOverTheApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> SOFT = Set.of("QUASI_EVENT", "QUASI_ROLE", "QUASI_RELATION");

    private final Community community = Community.shared();

    @Test
    void leakyPostsAreStoppedWithFindingsAndCleanOnesGoOut() throws Exception {
        String token = community.token(community.stranger());
        Map<String, Tally> stoppedByType = new TreeMap<>();
        Tally hard = new Tally();
        Tally clean = new Tally();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (JsonNode post : posts("leaky")) {
                boolean stopped = isStopped(client, token, post);
                Set<String> types = types(post);
                types.forEach(type -> stoppedByType
                        .computeIfAbsent(type, unseen -> new Tally())
                        .add(stopped));
                if (post.get("expect").asString().equals("block")) {
                    hard.add(stopped);
                }
            }
            for (JsonNode post : posts("clean")) {
                clean.add(isStopped(client, token, post));
            }
        }
        System.out.printf(
                "Development posts over the API: %d of %d leaky posts with a hard element held%n",
                hard.stopped, hard.all);
        stoppedByType.forEach((type, tally) ->
                System.out.printf("  posts with %-14s %3d of %3d held%n", type, tally.stopped, tally.all));
        System.out.printf("  clean posts: %d of %d went out%n", clean.all - clean.stopped, clean.all);
        assertThat(hard.stopped).isGreaterThanOrEqualTo(hard.all * 90 / 100);
        assertThat(clean.stopped).isLessThanOrEqualTo(clean.all * 8 / 100);
    }

    private boolean isStopped(HttpClient client, String token, JsonNode post) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(community.address("/api/v1/statuses"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("status", post.get("text").asString()))))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() == 200) {
            assertThat(body.get("id").asString()).isNotBlank();
            return false;
        }
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(body.get("error").asString()).isNotBlank();
        assertThat(body.get("findings").isEmpty()).isFalse();
        return true;
    }

    private static Set<String> types(JsonNode post) {
        Set<String> types = new TreeSet<>();
        for (JsonNode span : post.get("spans")) {
            String type = span.get("type").asString();
            if (!SOFT.contains(type) && !type.startsWith("OK_")) {
                types.add(type);
            }
        }
        return types;
    }

    private static List<JsonNode> posts(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                GuardOverTheApiTest.class.getResourceAsStream("/guard-dev/" + name + ".jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .toList();
        }
    }

    /** How many of how many were stopped. */
    private static final class Tally {
        private int stopped;
        private int all;

        void add(boolean wasStopped) {
            all++;
            if (wasStopped) {
                stopped++;
            }
        }
    }
}
