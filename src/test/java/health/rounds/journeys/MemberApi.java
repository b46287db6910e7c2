package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.testkit.Community;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another member who does something over the API while a journey goes on. */
record MemberApi(Community community, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();

    /** Of the community that most journeys share. */
    static MemberApi of(Community.Member member) {
        return of(Community.shared(), member);
    }

    static MemberApi of(Community community, Community.Member member) {
        return new MemberApi(community, community.token(member));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path)).body());
    }

    JsonNode post(String path, String form) throws IOException, InterruptedException {
        return done(
                path,
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    /** Another method than POST with a document, or POST with one. */
    JsonNode json(String method, String path, Object document) throws IOException, InterruptedException {
        return done(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(document))));
    }

    /** What stands at a path once it is as wanted; waits for it. */
    JsonNode waitFor(String path, Predicate<JsonNode> wanted) {
        return await(path).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> get(path), wanted);
    }

    /** An account by its handle, asked for elsewhere where it is not known yet. */
    JsonNode account(String handle) throws IOException, InterruptedException {
        JsonNode found = get("/api/v2/search?resolve=true&type=accounts&q=@" + handle);
        assertThat(found.get("accounts"))
                .as("accounts called %s in %s", handle, found)
                .hasSize(1);
        return found.get("accounts").get(0);
    }

    /** A post by its address, asked for elsewhere where it is not known yet. */
    JsonNode postAt(String address) throws IOException, InterruptedException {
        JsonNode found = get(
                "/api/v2/search?resolve=true&type=statuses&q=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
        assertThat(found.get("statuses"))
                .as("posts at %s in %s", address, found)
                .hasSize(1);
        return found.get("statuses").get(0);
    }

    /** The status of what is only looked at. */
    int status(String path) throws IOException, InterruptedException {
        return send(request(path)).statusCode();
    }

    private JsonNode done(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(community.address(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
