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
import java.util.EnumMap;
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
        Map<String, Tally> byType = new TreeMap<>();
        Tally hard = new Tally();
        Tally soft = new Tally();
        Tally clean = new Tally();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (JsonNode post : posts("leaky")) {
                Answer answer = send(client, token, post);
                types(post)
                        .forEach(type -> byType.computeIfAbsent(type, unseen -> new Tally())
                                .add(answer));
                (post.get("expect").asString().equals("block") ? hard : soft).add(answer);
            }
            for (JsonNode post : posts("clean")) {
                clean.add(send(client, token, post));
            }
        }
        System.out.printf(
                "%-36s %5s  %4s  %5s  %8s%n", "Development posts over the API", "posts", "held", "asked", "went out");
        byType.forEach((type, tally) -> print("leaky, with " + type, tally));
        print("leaky, all of these", hard);
        print("leaky, soft hints only", soft);
        print("clean", clean);
        assertThat(hard.count(Answer.PUBLISHED)).isLessThanOrEqualTo(hard.all() / 10);
        assertThat(clean.count(Answer.PUBLISHED)).isGreaterThanOrEqualTo(clean.all() * 92 / 100);
    }

    private static void print(String posts, Tally tally) {
        System.out.printf(
                "%-36s %5d  %4d  %5d  %8d%n",
                posts, tally.all(), tally.count(Answer.HELD), tally.count(Answer.ASKED), tally.count(Answer.PUBLISHED));
    }

    private Answer send(HttpClient client, String token, JsonNode post) throws Exception {
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
            return Answer.PUBLISHED;
        }
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(body.get("error").asString()).isNotBlank();
        Set<String> actions = new TreeSet<>();
        body.get("findings")
                .forEach(finding -> actions.add(finding.get("action").asString()));
        assertThat(actions).containsAnyOf("block", "ask");
        return actions.contains("block") ? Answer.HELD : Answer.ASKED;
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

    private enum Answer {
        HELD,
        ASKED,
        PUBLISHED
    }

    /** How many posts got which answer. */
    private static final class Tally {
        private final Map<Answer, Integer> counts = new EnumMap<>(Answer.class);

        void add(Answer answer) {
            counts.merge(answer, 1, Integer::sum);
        }

        int count(Answer answer) {
            return counts.getOrDefault(answer, 0);
        }

        int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
