package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagsTest {
    private static final String HOME = "/api/v1/timelines/home";

    private final Community.Member anna = Community.shared().stranger();
    private final Community.Member ben = Community.shared().stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final String tag = "tag" + anna.name(); // user names of strangers are in lower case

    @Test
    void followedTagSaysSoAndIsListed() {
        JsonNode followed = annasApp.post("/api/v1/tags/" + tag.toUpperCase(Locale.ROOT) + "/follow")
                .ok();
        assertThat(followed.get("name").asString()).isEqualTo(tag);
        assertThat(followed.get("following").asBoolean()).isTrue();
        assertThat(followed.get("history").size()).isEqualTo(7);
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        JsonNode list = annasApp.get("/api/v1/followed_tags").ok();
        assertThat(texts(list, "name")).containsExactly(tag);
        assertThat(list.get(0).get("following").asBoolean()).isTrue();
        assertThat(bensApp.get("/api/v1/tags/" + tag).ok().get("following").asBoolean())
                .isFalse();
        assertThat(bensApp.get("/api/v1/followed_tags").ok().size()).isZero();
        assertThat(annasApp.post("/api/v1/tags/" + tag + "/unfollow")
                        .ok()
                        .get("following")
                        .asBoolean())
                .isFalse();
        assertThat(annasApp.get("/api/v1/followed_tags").ok().size()).isZero();
    }

    @Test
    void followedTagsArePagedByLinks() {
        for (String each : List.of("a", "b", "c")) {
            annasApp.post("/api/v1/tags/" + tag + each + "/follow").ok();
        }
        ApiClient.Answer first = annasApp.get("/api/v1/followed_tags?limit=2");
        assertThat(texts(first.ok(), "name")).containsExactly(tag + "c", tag + "b");
        ApiClient.Answer second = annasApp.get(next(first));
        assertThat(texts(second.ok(), "name")).containsExactly(tag + "a");
    }

    @Test
    void whatIsNoHashtagCannotBeFollowed() {
        for (String name : List.of("42", "a%20b", "%F0%9F%98%80", "a".repeat(6_000))) {
            assertThat(annasApp.post("/api/v1/tags/" + name + "/follow").status())
                    .as(name)
                    .isBetween(400, 431);
        }
    }

    @Test
    void publicPostsWithFollowedTagStandOnHomeOnce() {
        String before = id(post(bensApp, "Before #" + tag));
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        String after = id(post(bensApp, "After #" + tag));
        id(bensApp.form("POST", "/api/v1/statuses", "status", "Quiet #" + tag, "visibility", "unlisted")
                .ok());
        post(bensApp, "Without it");
        assertThat(home()).containsExactly(after, before);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        assertThat(home()).hasSize(4).doesNotHaveDuplicates().contains(after, before);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/unfollow").ok();
        annasApp.post("/api/v1/tags/" + tag + "/unfollow").ok();
        assertThat(home()).isEmpty();
    }

    @Test
    void answersWithFollowedTagStandOnHomeThoughWhoIsAnsweredIsUnknown() {
        String question = id(post(bensApp, "A question"));
        ApiClient carlasApp = ApiClient.of(Community.shared().stranger());
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        String answer = id(carlasApp
                .form("POST", "/api/v1/statuses", "status", "Yes #" + tag, "in_reply_to_id", question)
                .ok());
        assertThat(home()).containsExactly(answer);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/mute").ok();
        assertThat(home()).isEmpty();
    }

    @Test
    void homeFollowsTheTagThroughEditAndRemoval() {
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        String post = id(post(bensApp, "Mine #" + tag));
        bensApp.form("PUT", "/api/v1/statuses/" + post, "status", "Mine").ok();
        assertThat(home()).isEmpty();
        bensApp.form("PUT", "/api/v1/statuses/" + post, "status", "Mine #" + tag)
                .ok();
        assertThat(home()).containsExactly(post);
        bensApp.delete("/api/v1/statuses/" + post).ok();
        assertThat(home()).isEmpty();
    }

    @Test
    void hiddenAuthorsDoNotComeInByATag() {
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        post(bensApp, "Mine #" + tag);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/mute").ok();
        assertThat(home()).isEmpty();
        annasApp.post("/api/v1/accounts/" + ben.id() + "/unmute").ok();
        assertThat(home()).hasSize(1);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/block").ok();
        assertThat(home()).isEmpty();
    }

    @Test
    void homeIsPagedThroughAuthorsAndTagsWithoutGapsOrRepeats() {
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        annasApp.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        ApiClient carlasApp = ApiClient.of(Community.shared().stranger());
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ApiClient author = i % 3 == 0 ? carlasApp : bensApp;
            newestFirst.addFirst(id(post(author, "Number " + i + (i % 3 == 2 ? "" : " #" + tag))));
        }
        List<String> read = new ArrayList<>();
        String address = HOME + "?limit=2";
        for (int pages = 0; pages < 6 && !address.isEmpty(); pages++) {
            ApiClient.Answer page = annasApp.get(address);
            read.addAll(texts(page.ok(), "id"));
            address = page.json().isEmpty() ? "" : next(page);
        }
        assertThat(read).isEqualTo(newestFirst);
        assertThat(texts(
                        annasApp.get(HOME + "?limit=3&min_id=" + newestFirst.getLast())
                                .ok(),
                        "id"))
                .isEqualTo(newestFirst.subList(5, 8));
    }

    @Test
    void featuredTagsAreShownOnTheProfileWithTheirUse() {
        post(annasApp, "One #" + tag);
        post(annasApp, "Two #" + tag);
        assertThat(texts(annasApp.get("/api/v1/featured_tags/suggestions").ok(), "name"))
                .containsExactly(tag);
        JsonNode featured = annasApp.form("POST", "/api/v1/featured_tags", "name", "#" + tag)
                .ok();
        assertThat(featured.propertyNames()).containsExactly("id", "name", "url", "statuses_count", "last_status_at");
        assertThat(featured.get("url").asString()).endsWith("/tags/" + tag);
        assertThat(featured.get("name").asString()).isEqualTo(tag);
        assertThat(featured.get("statuses_count").asString()).isEqualTo("2");
        assertThat(featured.get("last_status_at").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(annasApp.get("/api/v1/featured_tags/suggestions").ok().size())
                .isZero();
        JsonNode seen = ApiClient.anonymous()
                .get("/api/v1/accounts/" + anna.id() + "/featured_tags")
                .ok();
        assertThat(seen.get(0)).isEqualTo(featured);
        assertThat(annasApp.get("/api/v1/tags/" + tag).ok().get("featuring").asBoolean())
                .isTrue();
        assertThat(bensApp.delete("/api/v1/featured_tags/" + id(featured)).status())
                .isEqualTo(404);
        annasApp.delete("/api/v1/featured_tags/" + id(featured)).ok();
        assertThat(annasApp.get("/api/v1/featured_tags").ok().size()).isZero();
    }

    @Test
    void tagIsFeaturedByNameAndTenAreTheMost() {
        for (int i = 0; i < 10; i++) {
            assertThat(annasApp.post("/api/v1/tags/rounds" + letter(i) + "/feature")
                            .ok()
                            .get("featuring")
                            .asBoolean())
                    .isTrue();
        }
        ApiClient.Answer eleventh = annasApp.post("/api/v1/tags/roundsk/feature");
        assertThat(eleventh.status()).isEqualTo(422);
        assertThat(eleventh.json().get("error").asString()).contains("10");
        assertThat(annasApp.post("/api/v1/tags/roundsa/feature").status()).isEqualTo(200); // again
        assertThat(annasApp.post("/api/v1/tags/roundsa/unfeature")
                        .ok()
                        .get("featuring")
                        .asBoolean())
                .isFalse();
        assertThat(annasApp.get("/api/v1/featured_tags").ok().size()).isEqualTo(9);
        assertThat(annasApp.form("POST", "/api/v1/featured_tags", "name", "not one")
                        .status())
                .isEqualTo(422);
    }

    private static char letter(int index) {
        return (char) ('a' + index);
    }

    private List<String> home() {
        return texts(annasApp.get(HOME).ok(), "id");
    }

    static String next(ApiClient.Answer page) {
        Optional<String> link = page.header("Link");
        String address = link.orElseThrow();
        String url = address.substring(1, address.indexOf('>'));
        return url.substring(Community.shared().address("").toString().length());
    }
}
