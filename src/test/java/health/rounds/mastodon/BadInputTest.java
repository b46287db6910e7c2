package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import health.rounds.testkit.Community;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to whichever endpoint: an answer in JSON, never a failure of the server. */
class BadInputTest {
    private static final List<String> VALUES = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "x",
            "1.5",
            "NaN",
            "true",
            "null",
            "<script>alert(1)</script>",
            "' or 1=1 --",
            "../../etc/passwd",
            "\u202e\ud83d\ude00",
            "%",
            "_",
            "a".repeat(20_000),
            "1969-01-01T00:00:00Z",
            "999999999-12-31T23:59:59Z");

    private static final String NO_SUCH_ID = "42";

    private final Community.Member anna = Community.shared().stranger();
    private final ApiClient app = ApiClient.of(anna);

    static List<Endpoint> endpoints() {
        return Endpoint.all();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noParameterMakesTheServerFail(Endpoint endpoint) {
        List<String> names = endpoint.parameters();
        for (String name : names) {
            // Each name meets what every parameter must bear, and some of the rest in turn.
            int turn = Math.floorMod(name.hashCode() + endpoint.hashCode(), VALUES.size());
            for (String value : List.of("", "-1", "99999999999999999999999", "x", NO_SUCH_ID, VALUES.get(turn))) {
                requireAnswer(
                        endpoint,
                        endpoint.isRead()
                                ? inAddress(endpoint, name, value)
                                : app.form(endpoint.method(), endpoint.path(NO_SUCH_ID), name, value),
                        name);
            }
            requireAnswer(endpoint, inAddress(endpoint, name + "[]", VALUES.get(turn)), name);
        }
        String name = names.isEmpty() ? "limit" : names.get(Math.floorMod(endpoint.hashCode(), names.size()));
        for (String value : VALUES) {
            requireAnswer(endpoint, inAddress(endpoint, name, value), name);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noJsonTypeMakesTheServerFail(Endpoint endpoint) {
        for (String value : List.of("{\"a\":[1]}", "[[],{}]", "true", "-1.5e300", "null", "[]", "\"\"")) {
            String body = endpoint.parameters().stream()
                    .filter(name -> name.indexOf('[') < 0)
                    .map(name -> "\"" + name + "\":" + value)
                    .collect(Collectors.joining(",", "{", "}"));
            requireAnswer(endpoint, app.json(endpoint.method(), endpoint.path(NO_SUCH_ID), body), body);
        }
    }

    private ApiClient.Answer inAddress(Endpoint endpoint, String name, String value) {
        return app.send(
                endpoint.method(),
                endpoint.path(NO_SUCH_ID) + "?" + ApiClient.encode(name) + "=" + query(value),
                BodyPublishers.noBody(),
                Map.of());
    }

    private static String query(String value) {
        return ApiClient.encode(value.length() > 2_000 ? value.substring(0, 2_000) : value);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noAddressMakesTheServerFail(Endpoint endpoint) {
        for (String variable :
                List.of("0", "-1", "x", "99999999999999999999999", "1.5", "%F0%9F%98%80", "a%20b", "%27")) {
            requireAnswer(
                    endpoint,
                    app.send(endpoint.method(), endpoint.path(variable), BodyPublishers.noBody(), Map.of()),
                    variable);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noBodyMakesTheServerFail(Endpoint endpoint) {
        byte[] notUtf8 = {'s', 't', 'a', 't', 'u', 's', '=', (byte) 0xff, (byte) 0xfe};
        byte[] jsonNotUtf8 = "{\"status\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        Map<String, byte[]> bodies = Map.of(
                "application/x-www-form-urlencoded", notUtf8,
                "application/x-www-form-urlencoded; charset=utf-8",
                        "status=%ff%fe&status=%".getBytes(StandardCharsets.UTF_8),
                "application/json", jsonNotUtf8,
                "application/json; charset=utf-8", "{\"status\":\"\\u0000\\ud800\"}".getBytes(StandardCharsets.UTF_8),
                "application/json;a=1", "[".repeat(5_000).getBytes(StandardCharsets.UTF_8),
                "application/json;a=2",
                        "{\"status\":{\"a\":[[1],{\"b\":null}]},\"media_ids\":{\"x\":1},\"id\":true}"
                                .getBytes(StandardCharsets.UTF_8),
                "application/json;a=3", "\"text\"".getBytes(StandardCharsets.UTF_8),
                "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data".getBytes(StandardCharsets.UTF_8),
                "multipart/form-data", "--x--".getBytes(StandardCharsets.UTF_8),
                "application/octet-stream", new byte[] {1, 2, 3});
        bodies.forEach((type, body) -> requireAnswer(
                endpoint,
                app.send(
                        endpoint.method(),
                        endpoint.path(NO_SUCH_ID),
                        BodyPublishers.ofByteArray(body),
                        Map.of("Content-Type", type)),
                type));
    }

    private static void requireAnswer(Endpoint endpoint, ApiClient.Answer answer, String sent) {
        if (answer.status() >= 500) {
            fail("%s answered %d to %s: %s", endpoint, answer.status(), sent, answer.text());
        }
        if (answer.status() >= 400) {
            JsonNode error = answer.json().get("error");
            assertThat(error)
                    .as("%s with %s: %s", endpoint, sent, answer.text())
                    .isNotNull();
            assertThat(error.asString()).isNotEmpty();
        }
    }

    /** The names come from compiled code, so something must say that they come at all. */
    @Test
    void parametersOfHandlersAreKnown() {
        assertThat(ParameterNames.of(StatusesApi.class))
                .contains("status", "visibility", "media_ids", "poll[options]", "scheduled_at", "in_reply_to_id", "id");
        assertThat(ParameterNames.of(FiltersApi.class)).contains("title", "expires_in", "context");
        assertThat(ParameterNames.of(TimelinesApi.class))
                .contains("max_id", "since_id", "min_id", "limit", "only_media");
    }

    @Test
    void tooManyMentionsAreRefused() {
        String text = "@" + anna.name() + " ";
        ApiClient.Answer answer = app.form("POST", "/api/v1/statuses", "status", text.repeat(10_000));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asString()).isNotEmpty();
        assertThat(app.get("/api/v1/timelines/home").ok().size()).isZero();
    }

    @Test
    void whatIsTooLargeIsRefused() {
        ApiClient.Answer answer = app.form("POST", "/api/v1/statuses", "status", "a".repeat(2_000_000));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("error").asString()).isNotEmpty();
        ApiClient.Answer picture =
                app.multipart("POST", "/api/v2/media", Map.of(), Map.of("file", new byte[60_000_000]));
        assertThat(picture.status()).isIn(413, 422);
        assertThat(picture.json().get("error").asString()).isNotEmpty();
    }

    @Test
    void unknownVisibilityIsRefused() {
        ApiClient.Answer answer = app.form("POST", "/api/v1/statuses", "status", "Hello", "visibility", "everyone");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asString()).contains("visibility");
    }

    @Test
    void scriptInEveryTextComesOutHarmless() {
        String script = "<script>alert(1)</script>";
        JsonNode status = app.form("POST", "/api/v1/statuses", "status", script, "spoiler_text", script)
                .ok();
        assertThat(status.get("content").asString()).isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        JsonNode account = app.form(
                        "PATCH",
                        "/api/v1/accounts/update_credentials",
                        "note",
                        script,
                        "fields_attributes[0][name]",
                        "x",
                        "fields_attributes[0][value]",
                        script)
                .ok();
        assertThat(account.get("note").asString()).doesNotContain("<script");
        assertThat(account.get("fields").get(0).get("value").asString()).doesNotContain("<script");
    }
}
