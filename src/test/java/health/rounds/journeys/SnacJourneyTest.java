package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Neighbours;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A member here and somebody on snac, which knows the old way of signing alone, follow, read and answer each other. */
class SnacJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void snacFollowsAnswersLikesAndBoosts() throws Exception {
        Community here = Neighbours.here();
        Member anna = here.stranger();
        MemberApi annas = MemberApi.of(here, anna);
        try (Snac snac = Snac.start(folder, List.of(here.publicUrl().getHost()))) {
            JsonNode found = snac.get("/api/v2/search?resolve=true&type=accounts&q=@" + here.handle(anna));
            snac.post("/api/v1/accounts/" + found.at("/accounts/0/id").asString() + "/follow", Map.of());
            JsonNode follower = annas.waitFor("/api/v1/notifications?types[]=follow", it -> !it.isEmpty())
                    .get(0);
            assertThat(follower.get("account").get("acct").asString()).isEqualTo(snac.handle());

            JsonNode post = annas.post("/api/v1/statuses", "status=Left+of+the+spine,+level+with+V6");
            JsonNode there = await("the post on snac")
                    .atMost(PATIENCE)
                    .until(
                            () -> snac.get("/api/v1/timelines/home"),
                            it -> it.toString().contains("level with V6"))
                    .get(0);
            String id = there.get("id").asString();
            snac.post("/api/v1/statuses/" + id + "/favourite", Map.of());
            snac.post("/api/v1/statuses/" + id + "/reblog", Map.of());
            snac.post(
                    "/api/v1/statuses",
                    Map.of("status", "@" + here.handle(anna) + " Same height for all three?", "in_reply_to_id", id));
            String path = "/api/v1/statuses/" + post.get("id").asString();
            annas.waitFor(
                    path,
                    it -> it.get("favourites_count").asInt() == 1
                            && it.get("reblogs_count").asInt() == 1);
            JsonNode reply = annas.waitFor(
                            path + "/context", it -> !it.get("descendants").isEmpty())
                    .get("descendants")
                    .get(0);
            assertThat(reply.get("content").asString()).contains("Same height for all three?");

            String sam = annas.account(snac.handle()).get("id").asString();
            annas.post("/api/v1/accounts/" + sam + "/follow", "");
            annas.waitFor(
                    "/api/v1/accounts/relationships?id[]=" + sam,
                    it -> it.get(0).get("following").asBoolean());
            snac.post("/api/v1/statuses", Map.of("status", "Printing this for the ward"));
            annas.waitFor("/api/v1/timelines/home", it -> it.toString().contains("Printing this for the ward"));
        }
    }
}
