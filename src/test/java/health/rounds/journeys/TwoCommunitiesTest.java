package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Users;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.testkit.Community;
import health.rounds.testkit.Neighbours;
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
}
