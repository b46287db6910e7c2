package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusesTest {
    private final Community.Member anna = Community.shared().stranger();
    private final Community.Member ben = Community.shared().stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);

    @Test
    void postAppearsInTheHomeTimelineAtOnce() {
        JsonNode posted = post(annasApp, "Hello, rounds #cardiology");
        JsonNode home = annasApp.get("/api/v1/timelines/home").ok();
        assertThat(home.get(0).toString()).isEqualTo(posted.toString());
    }

    @Test
    void allBodyTypesSayTheSame() {
        String json =
                "{\"status\":\"As JSON\",\"visibility\":\"unlisted\",\"sensitive\":true,\"spoiler_text\":\"Blood\"}";
        List<JsonNode> posted = List.of(
                annasApp.json("POST", "/api/v1/statuses", json).ok(),
                annasApp.form(
                                "POST",
                                "/api/v1/statuses",
                                "status",
                                "As JSON",
                                "visibility",
                                "unlisted",
                                "sensitive",
                                "1",
                                "spoiler_text",
                                "Blood")
                        .ok(),
                annasApp.multipart(
                                "POST",
                                "/api/v1/statuses",
                                Map.of(
                                        "status",
                                        "As JSON",
                                        "visibility",
                                        "unlisted",
                                        "sensitive",
                                        "on",
                                        "spoiler_text",
                                        "Blood"),
                                Map.of())
                        .ok());
        assertThat(posted).allSatisfy(status -> {
            assertThat(status.get("content").asString()).isEqualTo("<p>As JSON</p>");
            assertThat(status.get("visibility").asString()).isEqualTo("unlisted");
            assertThat(status.get("sensitive").asBoolean()).isTrue();
            assertThat(status.get("spoiler_text").asString()).isEqualTo("Blood");
        });
    }

    @Test
    void sameIdempotencyKeyGivesTheSamePost() {
        JsonNode first = withKey("once-only");
        JsonNode second = withKey("once-only");
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(withKey("another").get("id")).isNotEqualTo(first.get("id"));
    }

    private JsonNode withKey(String key) {
        return annasApp.send(
                        "POST",
                        "/api/v1/statuses",
                        java.net.http.HttpRequest.BodyPublishers.ofString("{\"status\":\"Once\"}"),
                        Map.of("Content-Type", "application/json", "Idempotency-Key", key))
                .ok();
    }

    @Test
    void heldPostIsA422ThatNamesWhatWasFoundAndIsNotStored() {
        ApiClient.Answer answer = annasApp.json(
                "POST", "/api/v1/statuses", "{\"status\":\"Call the daughter of my patient on 212-555-0187 today.\"}");
        assertThat(answer.status()).isEqualTo(422);
        JsonNode finding = answer.json().get("findings").get(0);
        assertThat(finding.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "start",
                        "end",
                        "type",
                        "action",
                        "rule",
                        "title",
                        "explanation",
                        "reference",
                        "suggestion",
                        "field");
        assertThat(finding.get("field").asString()).isEqualTo("text");
        assertThat(answer.json().get("error").asString()).contains("telephone number");
        assertThat(annasApp.get("/api/v1/accounts/" + anna.id() + "/statuses")
                        .ok()
                        .size())
                .isZero();
    }

    @Test
    void editReplacesThePostAndKeepsItsHistory() {
        String id = id(post(annasApp, "First wording"));
        JsonNode edited = annasApp.json("PUT", "/api/v1/statuses/" + id, "{\"status\":\"Second wording\"}")
                .ok();
        assertThat(edited.get("content").asString()).isEqualTo("<p>Second wording</p>");
        assertThat(edited.get("edited_at").isNull()).isFalse();
        JsonNode history = bensApp.get("/api/v1/statuses/" + id + "/history").ok();
        assertThat(texts(history, "content")).containsExactly("<p>First wording</p>", "<p>Second wording</p>");
        assertThat(annasApp.get("/api/v1/statuses/" + id + "/source")
                        .ok()
                        .get("text")
                        .asString())
                .isEqualTo("Second wording");
        assertThat(annasApp.get("/api/v1/statuses/" + id).ok().get("content")).isEqualTo(edited.get("content"));
    }

    @Test
    void othersCannotEditDeleteOrReadTheSource() {
        String id = id(post(annasApp, "Mine"));
        assertThat(bensApp.json("PUT", "/api/v1/statuses/" + id, "{\"status\":\"His\"}")
                        .status())
                .isEqualTo(404);
        assertThat(bensApp.delete("/api/v1/statuses/" + id).status()).isEqualTo(404);
        assertThat(bensApp.get("/api/v1/statuses/" + id + "/source").status()).isEqualTo(404);
        assertThat(annasApp.get("/api/v1/statuses/" + id).status()).isEqualTo(200);
    }

    @Test
    void deletedPostIsGoneAndItsTextIsReturnedForTheComposer() {
        String id = id(post(annasApp, "To be \"redrafted\""));
        assertThat(annasApp.delete("/api/v1/statuses/" + id).ok().get("text").asString())
                .isEqualTo("To be \"redrafted\"");
        assertThat(annasApp.get("/api/v1/statuses/" + id).status()).isEqualTo(404);
        assertThat(annasApp.get("/api/v1/timelines/home").ok().toString()).doesNotContain(id);
    }

    @Test
    void replyStandsInTheContextOfItsPostAndIsCounted() {
        String parent = id(post(annasApp, "Question"));
        JsonNode reply = bensApp.form("POST", "/api/v1/statuses", "status", "Answer", "in_reply_to_id", parent)
                .ok();
        assertThat(reply.get("in_reply_to_id").asString()).isEqualTo(parent);
        assertThat(reply.get("in_reply_to_account_id").asString())
                .isEqualTo(anna.id().toString());
        JsonNode context =
                annasApp.get("/api/v1/statuses/" + parent + "/context").ok();
        assertThat(texts(context.get("descendants"), "id")).containsExactly(id(reply));
        assertThat(texts(
                        annasApp.get("/api/v1/statuses/" + id(reply) + "/context")
                                .ok()
                                .get("ancestors"),
                        "id"))
                .containsExactly(parent);
        assertThat(annasApp.get("/api/v1/statuses/" + parent)
                        .ok()
                        .get("replies_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void favouriteBookmarkPinAndMuteShowOnlyToWhoeverDidThem() {
        String id = id(post(annasApp, "Mark me"));
        assertThat(bensApp.post("/api/v1/statuses/" + id + "/favourite")
                        .ok()
                        .get("favourited")
                        .asBoolean())
                .isTrue();
        assertThat(bensApp.post("/api/v1/statuses/" + id + "/bookmark")
                        .ok()
                        .get("bookmarked")
                        .asBoolean())
                .isTrue();
        assertThat(bensApp.post("/api/v1/statuses/" + id + "/mute")
                        .ok()
                        .get("muted")
                        .asBoolean())
                .isTrue();
        assertThat(annasApp.post("/api/v1/statuses/" + id + "/pin")
                        .ok()
                        .get("pinned")
                        .asBoolean())
                .isTrue();
        JsonNode forAnna = annasApp.get("/api/v1/statuses/" + id).ok();
        assertThat(forAnna.get("favourites_count").asInt()).isEqualTo(1);
        assertThat(List.of(flag(forAnna, "favourited"), flag(forAnna, "bookmarked"), flag(forAnna, "muted")))
                .containsOnly(false);
        assertThat(texts(bensApp.get("/api/v1/favourites").ok(), "id")).containsExactly(id);
        assertThat(texts(bensApp.get("/api/v1/bookmarks").ok(), "id")).containsExactly(id);
        assertThat(texts(
                        bensApp.get("/api/v1/statuses/" + id + "/favourited_by").ok(), "id"))
                .containsExactly(ben.id().toString());
        assertThat(texts(
                        bensApp.get("/api/v1/accounts/" + anna.id() + "/statuses?pinned=true")
                                .ok(),
                        "id"))
                .containsExactly(id);

        for (String undo : List.of("unfavourite", "unbookmark", "unmute")) {
            bensApp.post("/api/v1/statuses/" + id + "/" + undo).ok();
        }
        JsonNode forBen = bensApp.get("/api/v1/statuses/" + id).ok();
        assertThat(List.of(flag(forBen, "favourited"), flag(forBen, "bookmarked"), flag(forBen, "muted")))
                .containsOnly(false);
        assertThat(forBen.get("favourites_count").asInt()).isZero();
        assertThat(flag(annasApp.post("/api/v1/statuses/" + id + "/unpin").ok(), "pinned"))
                .isFalse();
    }

    @Test
    void boostNestsThePostAndCanBeTakenBack() {
        String id = id(post(annasApp, "Pass it on"));
        JsonNode boost = bensApp.post("/api/v1/statuses/" + id + "/reblog").ok();
        assertThat(boost.get("reblog").get("id").asString()).isEqualTo(id);
        assertThat(boost.get("reblog").get("reblogged").asBoolean()).isTrue();
        assertThat(boost.get("reblog").get("reblogs_count").asInt()).isEqualTo(1);
        assertThat(boost.get("account").get("id").asString()).isEqualTo(ben.id().toString());
        assertThat(bensApp.get("/api/v1/timelines/home").ok().get(0).toString()).isEqualTo(boost.toString());
        assertThat(texts(
                        annasApp.get("/api/v1/statuses/" + id + "/reblogged_by").ok(), "id"))
                .containsExactly(ben.id().toString());
        // What is done to the boost is done to the post.
        assertThat(id(annasApp.post("/api/v1/statuses/" + id(boost) + "/favourite")
                        .ok()))
                .isEqualTo(id);

        JsonNode post = bensApp.post("/api/v1/statuses/" + id + "/unreblog").ok();
        assertThat(id(post)).isEqualTo(id);
        assertThat(flag(post, "reblogged")).isFalse();
        assertThat(post.get("reblogs_count").asInt()).isZero();
    }

    @Test
    void severalPostsAreFetchedAtOnceInTheOrderAsked() {
        String one = id(post(annasApp, "One"));
        String two = id(post(annasApp, "Two"));
        assertThat(texts(
                        bensApp.get("/api/v1/statuses?id[]=" + two + "&id[]=" + one + "&id[]=1&id[]=x")
                                .ok(),
                        "id"))
                .containsExactly(two, one);
    }

    @Test
    void followersPostIsNotFoundByStrangers() {
        JsonNode posted = annasApp.form("POST", "/api/v1/statuses", "status", "For few", "visibility", "private")
                .ok();
        assertThat(posted.get("visibility").asString()).isEqualTo("private");
        for (String path : List.of("", "/context", "/history", "/favourited_by", "/reblogged_by")) {
            assertThat(bensApp.get("/api/v1/statuses/" + id(posted) + path).status())
                    .isEqualTo(404);
            assertThat(ApiClient.anonymous()
                            .get("/api/v1/statuses/" + id(posted) + path)
                            .status())
                    .isEqualTo(404);
        }
        for (String act : List.of("favourite", "reblog", "bookmark", "mute", "pin")) {
            assertThat(bensApp.post("/api/v1/statuses/" + id(posted) + "/" + act)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void pollIsVotedOnOnceAndShowsEachReaderTheirOwnVote() {
        JsonNode posted = annasApp.json("POST", "/api/v1/statuses", """
                        {"status":"Which one?","poll":{"options":["Left","Right"],"expires_in":3600,"multiple":false}}
                        """).ok();
        String poll = posted.get("poll").get("id").asString();
        assertThat(posted.get("poll").get("voted").asBoolean()).isTrue(); // its author
        JsonNode before = bensApp.get("/api/v1/polls/" + poll).ok();
        assertThat(before.get("voted").asBoolean()).isFalse();
        assertThat(before.get("own_votes").size()).isZero();
        JsonNode voted = bensApp.form("POST", "/api/v1/polls/" + poll + "/votes", "choices[]", "1")
                .ok();
        assertThat(voted.get("own_votes").get(0).asInt()).isEqualTo(1);
        assertThat(voted.get("options").get(1).get("votes_count").asInt()).isEqualTo(1);
        assertThat(bensApp.form("POST", "/api/v1/polls/" + poll + "/votes", "choices[]", "0")
                        .status())
                .isEqualTo(422);
        JsonNode seen = bensApp.get("/api/v1/statuses/" + id(posted)).ok().get("poll");
        assertThat(seen.get("own_votes").get(0).asInt()).isEqualTo(1);
        assertThat(seen.get("votes_count").asInt()).isEqualTo(1);
    }

    @Test
    void hiddenTotalsAreNullUntilThePollEnds() {
        JsonNode posted = annasApp.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        "Secret",
                        "poll[options][]",
                        "Yes",
                        "poll[options][]",
                        "No",
                        "poll[expires_in]",
                        "600",
                        "poll[hide_totals]",
                        "true")
                .ok();
        assertThat(posted.get("poll").get("options").get(0).get("votes_count").isNull())
                .isTrue();
    }

    @Test
    void scheduledPostWaitsAndCanBeMovedAndRemoved() {
        String due = Instant.now()
                .plus(2, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        JsonNode scheduled = annasApp.form("POST", "/api/v1/statuses", "status", "Later", "scheduled_at", due)
                .ok();
        String id = id(scheduled);
        assertThat(scheduled.get("params").get("text").asString()).isEqualTo("Later");
        assertThat(texts(annasApp.get("/api/v1/scheduled_statuses").ok(), "id")).containsExactly(id);
        assertThat(bensApp.get("/api/v1/scheduled_statuses/" + id).status()).isEqualTo(404);
        String later = Instant.now()
                .plus(3, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        assertThat(annasApp.form("PUT", "/api/v1/scheduled_statuses/" + id, "scheduled_at", later)
                        .ok()
                        .get("scheduled_at")
                        .asString())
                .isEqualTo(later.replace("Z", ".000Z"));
        assertThat(annasApp.form("PUT", "/api/v1/scheduled_statuses/" + id, "scheduled_at", "2001-01-01T00:00:00Z")
                        .status())
                .isEqualTo(422);
        assertThat(annasApp.delete("/api/v1/scheduled_statuses/" + id).ok().toString())
                .isEqualTo("{}");
        assertThat(annasApp.get("/api/v1/scheduled_statuses").ok().size()).isZero();
    }

    static JsonNode post(ApiClient app, String text) {
        return app.form("POST", "/api/v1/statuses", "status", text).ok();
    }

    static String id(JsonNode entity) {
        return entity.get("id").asString();
    }

    static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.get(member).asString())
                .toList();
    }

    private static boolean flag(JsonNode status, String name) {
        return status.get(name).asBoolean();
    }
}
