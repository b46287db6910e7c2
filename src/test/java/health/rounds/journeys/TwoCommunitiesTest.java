package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Users;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.testkit.Community;
import health.rounds.testkit.Neighbours;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two communities, each a server with a database of its own, that know each other only over the network. */
class TwoCommunitiesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Community here = Neighbours.here();
    private final Community there = Neighbours.there();

    @Test
    void eachCommunityReachesTheOtherUnderItsName() throws Exception {
        OutsideReply reply = here.part(OutsideHttp.class)
                .send(OutsideRequest.get(there.publicUrl().resolve("/api/v2/instance")));
        assertThat(reply.status()).isEqualTo(200);
        JsonNode instance = JSON.readTree(reply.body());
        assertThat(instance.get("title").asString()).isEqualTo("The community there");
        assertThat(instance.get("thumbnail").get("url").asString())
                .startsWith(there.publicUrl().toString());
    }

    @Test
    void whoJoinsHereIsNobodyThere() {
        Community.Member member = here.stranger();
        assertThat(there.part(Users.class).byUsername(member.name())).isEmpty();
    }

    @Test
    void membersOfTwoCommunitiesFollowReadAndAnswerEachOther() throws Exception {
        Community.Member anna = here.stranger();
        Community.Member tom = there.stranger();
        MemberApi annas = MemberApi.of(here, anna);
        MemberApi toms = MemberApi.of(there, tom);
        String id = toms.account(here.handle(anna)).get("id").asString();
        toms.post("/api/v1/accounts/" + id + "/follow", "");
        toms.waitFor(
                "/api/v1/accounts/relationships?id[]=" + id,
                all -> all.get(0).get("following").asBoolean());

        JsonNode post = annas.post("/api/v1/statuses", "status=A+posterior+infarct+hides+in+V1+to+V3");
        String uri = post.get("uri").asString();
        JsonNode copy = toms.waitFor(
                        "/api/v1/timelines/home",
                        posts -> posts.findValuesAsString("uri").contains(uri))
                .get(0);
        assertThat(copy.get("content").asString()).contains("A posterior infarct hides in V1 to V3");
        assertThat(copy.get("account").get("acct").asString()).isEqualTo(here.handle(anna));

        String copyId = copy.get("id").asString();
        toms.post("/api/v1/statuses/" + copyId + "/favourite", "");
        toms.post("/api/v1/statuses/" + copyId + "/reblog", "");
        toms.json("POST", "/api/v1/statuses", Map.of("status", "Leads on the back, then", "in_reply_to_id", copyId));
        String path = "/api/v1/statuses/" + post.get("id").asString();
        annas.waitFor(
                path,
                it -> it.get("favourites_count").asInt() == 1
                        && it.get("reblogs_count").asInt() == 1);
        JsonNode thread =
                annas.waitFor(path + "/context", it -> !it.get("descendants").isEmpty());
        assertThat(thread.at("/descendants/0/account/acct").asString()).isEqualTo(there.handle(tom));

        annas.json("PUT", path, Map.of("status", "A posterior infarct hides in V7 to V9"));
        toms.waitFor(
                "/api/v1/statuses/" + copyId,
                it -> it.path("content").asString("").contains("V7 to V9"));
        annas.json("DELETE", path, Map.of());
        toms.waitFor("/api/v1/statuses/" + copyId, it -> it.has("error"));
    }
}
