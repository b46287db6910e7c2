package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountsTest {
    private final Community.Member anna = Community.shared().stranger();
    private final Community.Member ben = Community.shared().stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);

    @Test
    void profileIsEditedInEveryBodyTypeAndSeenAtOnce() {
        annasApp.json("PATCH", "/api/v1/accounts/update_credentials", """
                        {"display_name":"Anna Kern","note":"Cardiology #echo",
                         "fields_attributes":[{"name":"Web","value":"https://example.org"},{"name":"Role","value":"Attending"}]}
                        """).ok();
        JsonNode seen = bensApp.get("/api/v1/accounts/" + anna.id()).ok();
        assertThat(seen.get("display_name").asString()).isEqualTo("Anna Kern");
        assertThat(seen.get("note").asString()).startsWith("<p>Cardiology <a href=");
        assertThat(seen.get("fields").get(0).get("value").asString()).startsWith("<a href=\"https://example.org\"");
        annasApp.form(
                        "PATCH",
                        "/api/v1/accounts/update_credentials",
                        "fields_attributes[0][name]",
                        "Only",
                        "fields_attributes[0][value]",
                        "One",
                        "locked",
                        "1")
                .ok();
        JsonNode own = annasApp.get("/api/v1/accounts/verify_credentials").ok();
        assertThat(own.get("source").get("fields").toString())
                .isEqualTo("[{\"name\":\"Only\",\"value\":\"One\",\"verified_at\":null}]");
        assertThat(own.get("locked").asBoolean()).isTrue();
        assertThat(own.get("display_name").asString()).isEqualTo("Anna Kern");
    }

    @Test
    void avatarAndHeaderAreUploadedAndServedAsPictures() {
        JsonNode before = annasApp.get("/api/v1/accounts/verify_credentials").ok();
        String local = before.get("avatar").asString();
        assertThat(ApiClient.anonymous().get(path(local)).header("Content-Type"))
                .contains("image/png");
        JsonNode after = annasApp.multipart(
                        "PATCH",
                        "/api/v1/accounts/update_credentials",
                        Map.of("display_name", "With a face"),
                        Map.of("avatar", TestPicture.png(), "header", TestPicture.png()))
                .ok();
        assertThat(after.get("display_name").asString()).isEqualTo("With a face");
        for (String name : List.of("avatar", "header")) {
            ApiClient.Answer picture =
                    ApiClient.anonymous().get(path(after.get(name).asString()));
            assertThat(picture.status()).isEqualTo(200);
            assertThat(picture.header("Content-Type").orElse("")).startsWith("image/");
            assertThat(picture.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(picture.header("Cache-Control").orElse("")).contains("immutable");
            assertThat(picture.header("Access-Control-Allow-Origin")).contains("*");
        }
        assertThat(annasApp.delete("/api/v1/profile/avatar").ok().get("avatar").asString())
                .isEqualTo(local);
    }

    @Test
    void heldProfileIsA422AndChangesNothing() {
        ApiClient.Answer answer = annasApp.form(
                "PATCH", "/api/v1/accounts/update_credentials", "note", "Ask my patient John Miller, MRN 4482917");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("findings").get(0).get("field").asString()).isEqualTo("profile_text");
        assertThat(annasApp.get("/api/v1/accounts/" + anna.id())
                        .ok()
                        .get("note")
                        .asString())
                .isEmpty();
    }

    @Test
    void followIsSeenFromBothSidesAndEnds() {
        JsonNode following =
                bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        assertThat(following.get("following").asBoolean()).isTrue();
        assertThat(following.get("showing_reblogs").asBoolean()).isTrue();
        bensApp.form("POST", "/api/v1/accounts/" + anna.id() + "/follow", "notify", "true")
                .ok();
        JsonNode now = bensApp.get("/api/v1/accounts/relationships?id[]=" + anna.id())
                .ok()
                .get(0);
        assertThat(now.get("notifying").asBoolean()).isTrue();
        assertThat(now.get("showing_reblogs").asBoolean()).isTrue();
        assertThat(texts(
                        annasApp.get("/api/v1/accounts/" + anna.id() + "/followers")
                                .ok(),
                        "id"))
                .containsExactly(ben.id().toString());
        assertThat(texts(
                        annasApp.get("/api/v1/accounts/" + ben.id() + "/following")
                                .ok(),
                        "id"))
                .containsExactly(anna.id().toString());
        assertThat(annasApp.get("/api/v1/accounts/" + anna.id())
                        .ok()
                        .get("followers_count")
                        .asInt())
                .isEqualTo(1);
        String post = id(post(annasApp, "For my followers"));
        assertThat(texts(bensApp.get("/api/v1/timelines/home").ok(), "id")).containsExactly(post);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/remove_from_followers").ok();
        assertThat(bensApp.get("/api/v1/timelines/home").ok().size()).isZero();
    }

    @Test
    void lockedAccountIsAskedFirst() {
        annasApp.form("PATCH", "/api/v1/accounts/update_credentials", "locked", "true")
                .ok();
        assertThat(bensApp.post("/api/v1/accounts/" + anna.id() + "/follow")
                        .ok()
                        .get("requested")
                        .asBoolean())
                .isTrue();
        assertThat(texts(annasApp.get("/api/v1/follow_requests").ok(), "id"))
                .containsExactly(ben.id().toString());
        assertThat(annasApp.get("/api/v1/accounts/verify_credentials")
                        .ok()
                        .get("source")
                        .get("follow_requests_count")
                        .asInt())
                .isEqualTo(1);
        JsonNode accepted = annasApp.post("/api/v1/follow_requests/" + ben.id() + "/authorize")
                .ok();
        assertThat(accepted.get("followed_by").asBoolean()).isTrue();
        assertThat(annasApp.post("/api/v1/follow_requests/" + ben.id() + "/reject")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void blockMuteAndNoteAreKept() {
        assertThat(annasApp.post("/api/v1/accounts/" + ben.id() + "/block")
                        .ok()
                        .get("blocking")
                        .asBoolean())
                .isTrue();
        assertThat(texts(annasApp.get("/api/v1/blocks").ok(), "id"))
                .containsExactly(ben.id().toString());
        assertThat(bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").status())
                .isEqualTo(403);
        assertThat(annasApp.post("/api/v1/accounts/" + ben.id() + "/unblock")
                        .ok()
                        .get("blocking")
                        .asBoolean())
                .isFalse();
        JsonNode muted = annasApp.form(
                        "POST", "/api/v1/accounts/" + ben.id() + "/mute", "notifications", "false", "duration", "60")
                .ok();
        assertThat(muted.get("muting").asBoolean()).isTrue();
        assertThat(muted.get("muting_notifications").asBoolean()).isFalse();
        assertThat(texts(annasApp.get("/api/v1/mutes").ok(), "id"))
                .containsExactly(ben.id().toString());
        assertThat(annasApp.post("/api/v1/accounts/" + ben.id() + "/unmute")
                        .ok()
                        .get("muting")
                        .asBoolean())
                .isFalse();
        assertThat(annasApp.form("POST", "/api/v1/accounts/" + ben.id() + "/note", "comment", "Met in Boston")
                        .ok()
                        .get("note")
                        .asString())
                .isEqualTo("Met in Boston");
        for (String act : List.of("follow", "block", "mute")) {
            assertThat(annasApp.post("/api/v1/accounts/" + anna.id() + "/" + act)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void peopleAreFoundByHandleAndByName() {
        String handle = "@" + ben.name() + "@" + Community.shared().address("/").getAuthority();
        for (String query : List.of(ben.name(), "@" + ben.name(), handle)) {
            assertThat(texts(
                            annasApp.get("/api/v2/search?q=" + ApiClient.encode(query))
                                    .ok()
                                    .get("accounts"),
                            "id"))
                    .as(query)
                    .contains(ben.id().toString());
            assertThat(id(annasApp.get("/api/v1/accounts/lookup?acct=" + ApiClient.encode(query))
                            .ok()))
                    .isEqualTo(ben.id().toString());
        }
        assertThat(texts(annasApp.get("/api/v1/accounts/search?q=" + ben.name()).ok(), "id"))
                .contains(ben.id().toString());
        assertThat(annasApp.get("/api/v1/accounts/lookup?acct=anna@elsewhere.example")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void searchFindsPostsAndHashtags() {
        String tag = "tag" + anna.name(); // user names of strangers are in lower case
        String id = id(post(annasApp, "Vegetation on the valve #" + tag));
        JsonNode found = annasApp.get("/api/v2/search?q=" + tag).ok();
        assertThat(texts(found.get("hashtags"), "name")).containsExactly(tag);
        assertThat(texts(
                        annasApp.get("/api/v2/search?type=statuses&q=vegetation")
                                .ok()
                                .get("statuses"),
                        "id"))
                .contains(id);
        assertThat(annasApp.get("/api/v1/search?q=" + tag)
                        .ok()
                        .get("hashtags")
                        .get(0)
                        .asString())
                .isEqualTo(tag);
        assertThat(annasApp.get("/api/v1/tags/" + tag)
                        .ok()
                        .get("history")
                        .get(0)
                        .get("uses")
                        .asString())
                .isEqualTo("1");
    }

    @Test
    void listsHoldPeopleWhomOneFollows() {
        JsonNode list = annasApp.form("POST", "/api/v1/lists", "title", "Residents", "exclusive", "true")
                .ok();
        assertThat(list.get("replies_policy").asString()).isEqualTo("list");
        assertThat(annasApp.form(
                                "POST",
                                "/api/v1/lists/" + id(list) + "/accounts",
                                "account_ids[]",
                                ben.id().toString())
                        .status())
                .isEqualTo(404);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        annasApp.form(
                        "POST",
                        "/api/v1/lists/" + id(list) + "/accounts",
                        "account_ids[]",
                        ben.id().toString())
                .ok();
        String post = id(post(bensApp, "On call"));
        assertThat(texts(annasApp.get("/api/v1/timelines/list/" + id(list)).ok(), "id"))
                .containsExactly(post);
        assertThat(texts(
                        annasApp.get("/api/v1/lists/" + id(list) + "/accounts?limit=0")
                                .ok(),
                        "id"))
                .containsExactly(ben.id().toString());
        assertThat(texts(annasApp.get("/api/v1/accounts/" + ben.id() + "/lists").ok(), "id"))
                .containsExactly(id(list));
        assertThat(annasApp.form("PUT", "/api/v1/lists/" + id(list), "title", "Fellows")
                        .ok()
                        .get("exclusive")
                        .asBoolean())
                .isTrue();
        assertThat(bensApp.get("/api/v1/lists/" + id(list)).status()).isEqualTo(404);
        assertThat(bensApp.get("/api/v1/timelines/list/" + id(list)).status()).isEqualTo(404);
        annasApp.delete("/api/v1/lists/" + id(list) + "/accounts?account_ids[]=" + ben.id())
                .ok();
        assertThat(annasApp.get("/api/v1/timelines/list/" + id(list)).ok().size())
                .isZero();
        annasApp.delete("/api/v1/lists/" + id(list)).ok();
        assertThat(annasApp.get("/api/v1/lists").ok().size()).isZero();
    }

    @Test
    void exclusiveListTakesItsMembersOffTheHomeTimeline() {
        annasApp.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        String list = id(annasApp.form("POST", "/api/v1/lists", "title", "Residents", "exclusive", "true")
                .ok());
        String members = "/api/v1/lists/" + list + "/accounts";
        String post = id(post(bensApp, "On call"));
        assertThat(home()).contains(post);
        annasApp.form("POST", members, "account_ids[]", ben.id().toString()).ok();
        assertThat(home()).doesNotContain(post);
        assertThat(texts(annasApp.get("/api/v1/timelines/list/" + list).ok(), "id"))
                .contains(post);
        annasApp.form("PUT", "/api/v1/lists/" + list, "title", "Residents", "exclusive", "false")
                .ok();
        assertThat(home()).contains(post);
        annasApp.form("PUT", "/api/v1/lists/" + list, "title", "Residents", "exclusive", "true")
                .ok();
        assertThat(home()).doesNotContain(post);
        annasApp.delete("/api/v1/lists/" + list).ok();
        assertThat(home()).contains(post);
    }

    private List<String> home() {
        return texts(annasApp.get("/api/v1/timelines/home").ok(), "id");
    }

    private static String path(String url) {
        return url.substring(Community.shared().address("").toString().length());
    }
}
