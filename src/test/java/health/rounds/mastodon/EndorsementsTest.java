package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EndorsementsTest {
    private final Community.Member anna = Community.shared().stranger();
    private final Community.Member ben = Community.shared().stranger();
    private final Community.Member carla = Community.shared().stranger();
    private final ApiClient annasApp = ApiClient.of(anna);

    @Test
    void onlyFollowedPeopleAreEndorsedAndEverybodySeesThem() {
        ApiClient.Answer early = act(ben, "endorse");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().get("error").asString()).contains("following");
        act(ben, "follow").ok();
        assertThat(act(ben, "endorse").ok().get("endorsed").asBoolean()).isTrue();
        assertThat(act(ben, "pin").ok().get("endorsed").asBoolean()).isTrue();
        assertThat(texts(annasApp.get("/api/v1/endorsements").ok(), "id"))
                .containsExactly(ben.id().toString());
        assertThat(endorsedBy(anna)).containsExactly(ben.id().toString());
        assertThat(act(ben, "unpin").ok().get("endorsed").asBoolean()).isFalse();
        assertThat(endorsedBy(anna)).isEmpty();
    }

    @Test
    void endorsementEndsWithTheFollow() {
        act(ben, "follow").ok();
        act(ben, "endorse").ok();
        assertThat(act(ben, "unfollow").ok().get("endorsed").asBoolean()).isFalse();
        act(ben, "follow").ok();
        assertThat(endorsedBy(anna)).isEmpty();
        act(ben, "endorse").ok();
        act(ben, "block").ok();
        assertThat(endorsedBy(anna)).isEmpty();
    }

    @Test
    void endorsementsArePaged() {
        for (Community.Member each : List.of(ben, carla)) {
            act(each, "follow").ok();
            act(each, "endorse").ok();
        }
        ApiClient.Answer first = annasApp.get("/api/v1/endorsements?limit=1");
        assertThat(texts(first.ok(), "id")).containsExactly(carla.id().toString());
        String link = first.header("Link").orElseThrow();
        String cursor = link.replaceAll("(?s)^.*?max_id=(\\d+).*$", "$1");
        assertThat(texts(
                        annasApp.get("/api/v1/endorsements?limit=1&max_id=" + cursor)
                                .ok(),
                        "id"))
                .containsExactly(ben.id().toString());
    }

    @Test
    void familiarFollowersAreThoseWhomOneFollows() {
        act(ben, "follow").ok();
        for (Community.Member each : List.of(ben, Community.shared().stranger())) {
            ApiClient.of(each)
                    .post("/api/v1/accounts/" + carla.id() + "/follow")
                    .ok();
        }
        JsonNode familiar = annasApp.get(
                        "/api/v1/accounts/familiar_followers?id[]=" + carla.id() + "&id[]=42&id[]=" + ben.id())
                .ok();
        assertThat(texts(familiar, "id"))
                .containsExactly(carla.id().toString(), ben.id().toString());
        assertThat(familiar.get(0).propertyNames()).containsExactly("id", "accounts");
        assertThat(familiar.get(0).get("accounts").get(0))
                .isEqualTo(annasApp.get("/api/v1/accounts/" + ben.id()).ok());
        assertThat(texts(familiar.get(0).get("accounts"), "id"))
                .containsExactly(ben.id().toString());
        assertThat(familiar.get(1).get("accounts").size()).isZero();
        assertThat(ApiClient.anonymous()
                        .get("/api/v1/accounts/familiar_followers?id[]=" + carla.id())
                        .status())
                .isEqualTo(401);
    }

    private ApiClient.Answer act(Community.Member target, String act) {
        return annasApp.post("/api/v1/accounts/" + target.id() + "/" + act);
    }

    private static List<String> endorsedBy(Community.Member member) {
        return texts(
                ApiClient.anonymous()
                        .get("/api/v1/accounts/" + member.id() + "/endorsements")
                        .ok(),
                "id");
    }
}
