package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every parameter of every address of filters, on filters that exist, with every kind of nonsense. */
class FiltersBadInputTest {
    private static final List<String> NAMES = List.of(
            "title",
            "context[]",
            "context",
            "filter_action",
            "expires_in",
            "keywords_attributes",
            "keywords_attributes[]",
            "keywords_attributes[][keyword]",
            "keywords_attributes[][whole_word]",
            "keywords_attributes[][id]",
            "keywords_attributes[][_destroy]",
            "keywords_attributes[x][id]",
            "keyword",
            "whole_word",
            "status_id",
            "phrase",
            "irreversible");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "-1",
            "0",
            "1.5",
            "NaN",
            "null",
            "true",
            "x",
            "99999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "[]",
            "(a+)+$\\E[",
            "\u202e\ud83d\ude00",
            "' or 1=1 --",
            "a".repeat(20_000));

    private final ApiClient app = ApiClient.of(Community.shared().stranger());

    @Test
    void nothingMakesTheServerFail() {
        JsonNode filter = app.form(
                        "POST",
                        "/api/v2/filters",
                        "title",
                        "Stays",
                        "context[]",
                        "home",
                        "keywords_attributes[][keyword]",
                        "choir")
                .ok();
        String post = id(post(app, "Named"));
        String own = "/api/v2/filters/" + id(filter);
        String entry = id(app.form("POST", own + "/statuses", "status_id", post).ok());
        String keyword = id(filter.get("keywords").get(0));
        for (String value : VALUES) {
            for (String name : NAMES) {
                requireAnswer(app.form("PUT", own, name, value), name, value);
                requireAnswer(app.form("PUT", "/api/v2/filters/keywords/" + keyword, name, value), name, value);
                requireAnswer(app.form("PUT", "/api/v1/filters/" + keyword, name, value), name, value);
                requireAnswer(app.form("POST", own + "/keywords", name, value), name, value);
                requireAnswer(app.form("POST", own + "/statuses", name, value), name, value);
                requireAnswer(
                        app.form("POST", "/api/v2/filters", "title", "New", "context[]", "home", name, value),
                        name,
                        value);
                requireAnswer(
                        app.form("POST", "/api/v1/filters", "phrase", "new", "context[]", "home", name, value),
                        name,
                        value);
            }
        }
        JsonNode status = app.get("/api/v1/statuses/" + post).ok();
        assertThat(status.get("filtered").isArray()).isTrue();
        assertThat(app.get("/api/v2/filters/statuses/" + entry)
                        .ok()
                        .get("status_id")
                        .asString())
                .isEqualTo(post);
    }

    /** Mastodon: the names of lists and filters, and the words in these, could be of any length. */
    @Test
    void cve_2026_23963_namesOfListsAndFiltersAreBounded() {
        String name = "a".repeat(257);
        String word = "a".repeat(513);
        for (ApiClient.Answer answer : List.of(
                app.form("POST", "/api/v1/lists", "title", name),
                app.form("POST", "/api/v2/filters", "title", name, "context[]", "home"),
                app.form("POST", "/api/v1/filters", "phrase", word, "context[]", "home"),
                app.form(
                        "POST",
                        "/api/v2/filters",
                        "title",
                        "Long",
                        "context[]",
                        "home",
                        "keywords_attributes[][keyword]",
                        word))) {
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    @Test
    void onlyIdsThatExistAreFound() {
        for (String noId : List.of("0", "-1", "x", "42", "99999999999999999999999", "1.5", "%F0%9F%98%80", "%27")) {
            for (String address : List.of(
                    "/api/v1/filters/", "/api/v2/filters/", "/api/v2/filters/keywords/", "/api/v2/filters/statuses/")) {
                requireNotFound(app.get(address + noId));
                requireNotFound(app.delete(address + noId));
            }
            requireNotFound(app.form("PUT", "/api/v1/filters/" + noId, "phrase", "a"));
            requireNotFound(app.form("PUT", "/api/v2/filters/" + noId, "title", "a"));
            requireNotFound(app.form("PUT", "/api/v2/filters/keywords/" + noId, "keyword", "a"));
            for (String part : List.of("/keywords", "/statuses")) {
                requireNotFound(app.get("/api/v2/filters/" + noId + part));
                requireNotFound(app.form("POST", "/api/v2/filters/" + noId + part, "keyword", "a", "status_id", "1"));
            }
        }
    }

    private static void requireNotFound(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.json().get("error").asString()).isNotEmpty();
    }

    private static void requireAnswer(ApiClient.Answer answer, String name, String value) {
        assertThat(answer.status())
                .as("%s=%s: %s", name, value.substring(0, Math.min(30, value.length())), answer.text())
                .satisfiesAnyOf(
                        status -> assertThat(status).isEqualTo(200),
                        status -> assertThat(status).isBetween(400, 499));
        if (answer.status() != 200) {
            assertThat(answer.json().get("error").asString()).isNotEmpty();
        }
    }
}
