package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import health.rounds.testkit.Eventually;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What breaks real apps when it is otherwise. */
class WireTest {
    private final Community.Member anna = Community.shared().stranger();
    private final ApiClient app = ApiClient.of(anna);

    @Test
    void linkHeaderIsAbsoluteKeepsParametersAndBeginsWithNext() {
        for (int i = 0; i < 3; i++) {
            post(app, "Post " + i);
        }
        ApiClient.Answer page = app.get("/api/v1/timelines/home?limit=2&lang=en");
        List<String> ids = texts(page.ok(), "id");
        String base = Community.shared().address("/api/v1/timelines/home").toString();
        assertThat(page.header("Link"))
                .contains("<" + base + "?limit=2&lang=en&max_id=" + ids.get(1) + ">; rel=\"next\", <" + base
                        + "?limit=2&lang=en&min_id=" + ids.get(0) + ">; rel=\"prev\"");
    }

    @Test
    void followingNextReadsEveryPostOnce() {
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posted.addFirst(id(post(app, "Post " + i)));
        }
        List<String> read = new ArrayList<>();
        String next = "/api/v1/accounts/" + anna.id() + "/statuses?limit=2";
        Pattern link = Pattern.compile("<http://[^/]+([^>]+)>; rel=\"next\"");
        while (true) {
            ApiClient.Answer page = app.get(next);
            read.addAll(texts(page.ok(), "id"));
            Matcher matcher = link.matcher(page.header("Link").orElse(""));
            if (!matcher.lookingAt()) {
                break;
            }
            next = matcher.group(1);
        }
        assertThat(read).isEqualTo(posted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/instance/", "/api/v1/conversations/", "/api/v1/timelines/home/", "/api/v2/search/?q=a"})
    void trailingSlashesAreAccepted(String path) {
        assertThat(app.get(path).status()).isEqualTo(200);
    }

    @Test
    void everyAnswerLetsBrowsersReadItAndTellsTheAllowance() {
        for (ApiClient.Answer answer : List.of(
                app.get("/api/v1/instance"),
                app.get("/api/v1/nothing/here"),
                app.get("/api/v1/statuses/1"),
                ApiClient.anonymous().get("/api/v1/timelines/home"))) {
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(answer.header("Access-Control-Expose-Headers").orElse(""))
                    .contains("Link", "X-RateLimit-Reset");
            assertThat(answer.header("X-RateLimit-Limit")).contains("300");
            assertThat(answer.header("X-RateLimit-Remaining")).contains("300");
            assertThat(Instant.parse(answer.header("X-RateLimit-Reset").orElse("")))
                    .isAfter(Instant.now());
        }
    }

    @Test
    void browsersMayAskFirst() {
        ApiClient.Answer answer = ApiClient.anonymous()
                .send(
                        "OPTIONS",
                        "/api/v1/statuses",
                        BodyPublishers.noBody(),
                        Map.of("Access-Control-Request-Method", "POST"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "Idempotency-Key");
        assertThat(answer.header("Access-Control-Allow-Methods").orElse("")).contains("PATCH");
    }

    @Test
    void errorsAreJsonWhereverTheyArise() {
        Map<ApiClient.Answer, Integer> answers = Map.of(
                ApiClient.anonymous().get("/api/v1/timelines/home"), 401,
                ApiClient.withToken("made-up").get("/api/v1/timelines/home"), 401,
                ApiClient.withToken("made-up").get("/api/v1/timelines/public"), 401,
                app.get("/api/v1/no/such/thing"), 404,
                app.send("PUT", "/api/v1/timelines/home", BodyPublishers.noBody(), Map.of()), 404,
                app.json("POST", "/api/v1/statuses", "{\"status\":"), 400,
                app.json("POST", "/api/v1/statuses", "[1,2]"), 400,
                app.send(
                                "POST",
                                "/api/v1/statuses",
                                BodyPublishers.ofString("<a/>"),
                                Map.of("Content-Type", "text/xml")),
                        415,
                app.get("/api//v1/timelines/home"), 400,
                app.send(
                                "POST",
                                "/api/v1/media",
                                BodyPublishers.ofString("no parts"),
                                Map.of("Content-Type", "multipart/form-data; boundary=x")),
                        400);
        answers.forEach((answer, status) -> {
            assertThat(answer.status()).as(answer.http().toString()).isEqualTo(status);
            assertThat(answer.json().get("error").asString()).isNotEmpty();
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        });
    }

    @Test
    void tokenOfNarrowScopeMayDoNoMore() {
        String token = Community.shared()
                .part(health.rounds.identity.Tokens.class)
                .issue(anna.id(), java.util.Set.of("read:statuses"));
        ApiClient narrow = ApiClient.withToken(token);
        assertThat(narrow.get("/api/v1/timelines/home").status()).isEqualTo(200);
        ApiClient.Answer refused = narrow.form("POST", "/api/v1/statuses", "status", "No");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").asString()).isEqualTo("This action is outside the authorized scopes");
    }

    @Test
    void listsThatAppsAskForAtStartAreThereFromTheFirstDay() {
        for (String path : List.of(
                "/api/v1/custom_emojis",
                "/api/v1/announcements",
                "/api/v1/filters",
                "/api/v2/filters",
                "/api/v1/followed_tags",
                "/api/v1/endorsements",
                "/api/v1/domain_blocks")) {
            assertThat(app.get(path).ok().toString()).as(path).isEqualTo("[]");
        }
        for (String path : List.of(
                "/api/v1/trends/tags",
                "/api/v1/trends/statuses",
                "/api/v1/trends/links",
                "/api/v1/suggestions",
                "/api/v2/suggestions")) {
            assertThat(app.get(path).ok().isArray()).as(path).isTrue();
        }
    }

    @Test
    void markersAreKeptForEachTimeline() {
        assertThat(app.get("/api/v1/markers?timeline[]=home").ok().toString()).isEqualTo("{}");
        JsonNode set = app.json("POST", "/api/v1/markers", "{\"home\":{\"last_read_id\":103194548672408537}}")
                .ok();
        assertThat(set.get("home").get("last_read_id").asString()).isEqualTo("103194548672408537");
        assertThat(set.get("home").get("version").asInt()).isZero();
        app.form("POST", "/api/v1/markers", "home[last_read_id]", "103194548672408538")
                .ok();
        JsonNode got = app.get("/api/v1/markers?timeline[]=home&timeline[]=notifications")
                .ok();
        assertThat(got.get("home").get("version").asInt()).isEqualTo(1);
        assertThat(got.get("home").get("last_read_id").asString()).isEqualTo("103194548672408538");
        assertThat(got.has("notifications")).isFalse();
    }

    @Test
    void notificationsTellWhoDidWhatAndCanBeDismissed() {
        Community.Member ben = Community.shared().stranger();
        ApiClient bensApp = ApiClient.of(ben);
        String post = id(post(app, "Notice me"));
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        bensApp.post("/api/v1/statuses/" + post + "/favourite").ok();
        bensApp.form("POST", "/api/v1/statuses", "status", "@" + anna.name() + " yes", "in_reply_to_id", post)
                .ok();
        Eventually.assertThat(() -> texts(app.get("/api/v1/notifications").ok(), "type"))
                .hasAll(List.of("follow", "favourite", "mention"));
        JsonNode all = app.get("/api/v1/notifications").ok();
        assertThat(texts(app.get("/api/v1/notifications?types[]=favourite").ok(), "type"))
                .containsExactly("favourite");
        assertThat(texts(
                        app.get("/api/v1/notifications?exclude_types[]=follow&exclude_types[]=mention")
                                .ok(),
                        "type"))
                .containsExactly("favourite");
        assertThat(app.get("/api/v1/notifications?types[]=admin.report").ok().size())
                .isZero();
        assertThat(app.get("/api/v1/notifications/unread_count")
                        .ok()
                        .get("count")
                        .asInt())
                .isEqualTo(3);
        String favourite =
                id(app.get("/api/v1/notifications?types[]=favourite").ok().get(0));
        assertThat(app.get("/api/v1/notifications/" + favourite)
                        .ok()
                        .get("status")
                        .get("id")
                        .asString())
                .isEqualTo(post);
        assertThat(bensApp.get("/api/v1/notifications/" + favourite).status()).isEqualTo(404);
        app.post("/api/v1/notifications/" + favourite + "/dismiss").ok();
        assertThat(app.get("/api/v1/notifications").ok().size()).isEqualTo(2);
        app.json("POST", "/api/v1/markers", "{\"notifications\":{\"last_read_id\":\"" + id(all.get(0)) + "\"}}")
                .ok();
        assertThat(app.get("/api/v1/notifications/unread_count")
                        .ok()
                        .get("count")
                        .asInt())
                .isZero();
        app.post("/api/v1/notifications/clear").ok();
        assertThat(app.get("/api/v1/notifications").ok().size()).isZero();
    }

    @Test
    void pictureIsUploadedDescribedAndPosted() {
        JsonNode media = app.multipart(
                        "POST",
                        "/api/v2/media",
                        Map.of("description", "An orange disc", "focus", "0.5,-0.25"),
                        Map.of("file", TestPicture.png()))
                .ok();
        assertThat(media.get("type").asString()).isEqualTo("image");
        assertThat(media.get("meta").get("focus").get("y").asDouble()).isEqualTo(-0.25);
        JsonNode described = app.form("PUT", "/api/v1/media/" + id(media), "description", "An orange oval")
                .ok();
        assertThat(described.get("description").asString()).isEqualTo("An orange oval");
        JsonNode posted = app.json(
                        "POST", "/api/v1/statuses", "{\"status\":\"\",\"media_ids\":[\"" + id(media) + "\"]}")
                .ok();
        JsonNode attached = posted.get("media_attachments").get(0);
        assertThat(id(attached)).isEqualTo(id(media));
        assertThat(attached.get("description").asString()).isEqualTo("An orange oval");
        assertThat(app.delete("/api/v1/media/" + id(media)).status()).isEqualTo(422);
        assertThat(ApiClient.of(Community.shared().stranger())
                        .get("/api/v1/media/" + id(media))
                        .status())
                .isEqualTo(404);
        assertThat(app.multipart(
                                "POST",
                                "/api/v1/media",
                                Map.of(),
                                Map.of("file", "no picture".getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void serverTellsItsLanguagesAndItsPrivacyPolicy() {
        JsonNode languages =
                ApiClient.anonymous().get("/api/v1/instance/languages").ok();
        assertThat(languages.get(0).propertyNames()).containsExactlyInAnyOrder("code", "name");
        assertThat(texts(languages, "code")).contains("en", "de", "uk").doesNotHaveDuplicates();
        assertThat(texts(languages, "name")).contains("English", "German", "Ukrainian");
        JsonNode policy =
                ApiClient.anonymous().get("/api/v1/instance/privacy_policy").ok();
        assertThat(policy.propertyNames()).containsExactlyInAnyOrder("updated_at", "content");
        assertThat(Instant.parse(policy.get("updated_at").asString())).isBefore(Instant.now());
        assertThat(policy.get("content").asString())
                .contains("What is kept", "<a href=\"" + Community.shared().address("/guard"))
                .doesNotContain("{server}");
    }

    @Test
    void askingForATranslationIsRefusedInWords() {
        String post = id(post(app, "Guten Morgen"));
        ApiClient.Answer refused = app.post("/api/v1/statuses/" + post + "/translate");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").asString()).contains("does not translate");
        assertThat(app.post("/api/v1/statuses/1/translate").status()).isEqualTo(404);
        assertThat(ApiClient.anonymous()
                        .get("/api/v1/instance/translation_languages")
                        .text())
                .isEqualTo("{}");
    }

    @Test
    void serverTellsWhatItIs() {
        JsonNode v1 = ApiClient.anonymous().get("/api/v1/instance").ok();
        assertThat(v1.get("version").asString()).matches("4\\.5\\.0 \\(compatible; Rounds .+\\)");
        assertThat(v1.get("urls").get("streaming_api").asString()).startsWith("ws://localhost:");
        assertThat(v1.get("stats").get("user_count").asInt()).isPositive();
        JsonNode v2 = ApiClient.anonymous().get("/api/v2/instance").ok();
        assertThat(v2.get("configuration").get("statuses").get("max_characters").asInt())
                .isEqualTo(5000);
        assertThat(v2.get("registrations").get("enabled").asBoolean()).isTrue();
        assertThat(ApiClient.anonymous().get("/health").text()).isEqualTo("OK");
        assertThat(ApiClient.anonymous().get("/api/v1/streaming/health").text()).isEqualTo("OK");
    }
}
