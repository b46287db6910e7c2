package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.discovery.FreshTrends;
import health.rounds.testkit.Community;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DiscoveryTest {
    private static final String TAGS = "/api/v1/trends/tags?limit=20";
    private static final String POSTS = "/api/v1/trends/statuses?limit=40";
    private static final String SUGGESTIONS = "/api/v2/suggestions";

    private final Community.Member anna = Community.shared().stranger();
    private final Community.Member ben = Community.shared().stranger();
    private final Community.Member carla = Community.shared().stranger();
    private final Community.Member dora = Community.shared().stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient carlasApp = ApiClient.of(carla);
    private final ApiClient dorasApp = ApiClient.of(dora);
    private final String tag = "tag" + anna.name();

    @Test
    void tagTrendsWhenThreePeopleUseItAndNotWhenOneUsesItOften() {
        String alone = tag + "alone";
        String quiet = tag + "quiet";
        for (int i = 0; i < 5; i++) {
            post(bensApp, "Once more " + i + " #" + alone);
        }
        for (ApiClient app : List.of(bensApp, carlasApp, dorasApp)) {
            post(app, "Look #" + tag);
            app.form("POST", "/api/v1/statuses", "status", "Look #" + quiet, "visibility", "unlisted")
                    .ok();
        }
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        FreshTrends.compute();
        JsonNode trends = annasApp.get(TAGS).ok();
        assertThat(texts(trends, "name")).contains(tag).doesNotContain(alone, quiet);
        JsonNode trend = Stream.iterate(0, i -> i + 1)
                .map(trends::get)
                .filter(each -> each.get("name").asString().equals(tag))
                .findFirst()
                .orElseThrow();
        assertThat(trend.get("following").asBoolean()).isTrue();
        assertThat(trend.get("history").size()).isEqualTo(7);
        assertThat(trend.get("history").get(0).get("accounts").asString()).isEqualTo("3");
        assertThat(texts(ApiClient.anonymous().get("/api/v1/trends?limit=20").ok(), "name"))
                .contains(tag);
    }

    @Test
    void postTrendsWhenThreeOthersLikeItAndNotForWhoMutedItsAuthor() {
        String liked = id(post(bensApp, "Worth a look"));
        String own = id(post(bensApp, "Liked by few"));
        String warned = id(bensApp.form("POST", "/api/v1/statuses", "status", "Careful", "spoiler_text", "Blood")
                .ok());
        for (ApiClient app : List.of(annasApp, carlasApp, dorasApp)) {
            app.post("/api/v1/statuses/" + liked + "/favourite").ok();
            app.post("/api/v1/statuses/" + warned + "/favourite").ok();
        }
        annasApp.post("/api/v1/statuses/" + liked + "/reblog").ok();
        for (ApiClient app : List.of(bensApp, carlasApp, dorasApp)) {
            app.post("/api/v1/statuses/" + own + "/favourite").ok();
        }
        dorasApp.post("/api/v1/accounts/" + ben.id() + "/mute").ok();
        FreshTrends.compute();
        assertThat(texts(annasApp.get(POSTS).ok(), "id")).contains(liked).doesNotContain(own, warned);
        assertThat(texts(ApiClient.anonymous().get(POSTS).ok(), "id")).contains(liked);
        assertThat(texts(dorasApp.get(POSTS).ok(), "id")).doesNotContain(liked);
        bensApp.delete("/api/v1/statuses/" + liked).ok();
        assertThat(texts(annasApp.get(POSTS).ok(), "id")).doesNotContain(liked);
    }

    @Test
    void trendsArePagedByCounting() {
        for (String each : List.of("x", "y")) {
            for (ApiClient app : List.of(bensApp, carlasApp, dorasApp)) {
                post(app, "Look #" + tag + each);
            }
        }
        FreshTrends.compute();
        ApiClient.Answer first = annasApp.get("/api/v1/trends/tags?limit=1");
        assertThat(first.header("Link").orElseThrow()).contains("/api/v1/trends/tags?limit=1&offset=1>; rel=\"next\"");
        assertThat(texts(annasApp.get("/api/v1/trends/tags?limit=1&offset=1").ok(), "name"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(texts(first.ok(), "name"));
    }

    @Test
    void peopleFollowedByOnesPeopleAreSuggestedBeforeThoseOfOnesTags() {
        Community.Member erin = Community.shared().stranger();
        follow(annasApp, ben);
        follow(bensApp, carla);
        annasApp.post("/api/v1/tags/" + tag + "/follow").ok();
        post(ApiClient.of(erin), "Look #" + tag);
        JsonNode suggested = annasApp.get(SUGGESTIONS).ok();
        assertThat(suggested.size()).isEqualTo(2);
        assertThat(suggested.get(0).propertyNames()).containsExactly("source", "sources", "account");
        assertThat(suggested.get(0).get("account"))
                .isEqualTo(annasApp.get("/api/v1/accounts/" + carla.id()).ok());
        assertThat(id(suggested.get(0).get("account"))).isEqualTo(carla.id().toString());
        assertThat(suggested.get(0).get("sources").toString()).isEqualTo("[\"friends_of_friends\"]");
        assertThat(suggested.get(0).get("source").asString()).isEqualTo("past_interactions");
        assertThat(id(suggested.get(1).get("account"))).isEqualTo(erin.id().toString());
        assertThat(suggested.get(1).get("sources").toString()).isEqualTo("[\"similar_to_recently_followed\"]");
        assertThat(texts(annasApp.get("/api/v1/suggestions").ok(), "id"))
                .containsExactly(carla.id().toString(), erin.id().toString());
        assertThat(texts(annasApp.get("/api/v1/suggestions?limit=1&offset=1").ok(), "id"))
                .containsExactly(erin.id().toString());
    }

    @Test
    void nobodyIsSuggestedWhoIsFollowedHiddenTurnedAwayOrUnwilling() {
        Community.Member erin = Community.shared().stranger();
        Community.Member finn = Community.shared().stranger();
        follow(annasApp, ben);
        for (Community.Member each : List.of(anna, carla, dora, erin, finn)) {
            follow(bensApp, each);
        }
        assertThat(annasApp.get(SUGGESTIONS).ok().size()).isEqualTo(4);
        annasApp.post("/api/v1/accounts/" + carla.id() + "/mute").ok();
        dorasApp.post("/api/v1/accounts/" + anna.id() + "/block").ok();
        annasApp.delete("/api/v1/suggestions/" + erin.id()).ok();
        ApiClient.of(finn)
                .form("PATCH", "/api/v1/accounts/update_credentials", "discoverable", "false")
                .ok();
        assertThat(annasApp.get(SUGGESTIONS).ok().size()).isZero();
        assertThat(annasApp.delete("/api/v1/suggestions/42").status()).isEqualTo(404);
        assertThat(ApiClient.anonymous().get(SUGGESTIONS).status()).isEqualTo(401);
    }

    private static void follow(ApiClient app, Community.Member target) {
        app.post("/api/v1/accounts/" + target.id() + "/follow").ok();
    }
}
