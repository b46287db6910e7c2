package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Accounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Members here and people on a server that Fedify runs follow each other, and learn what becomes of the others. */
class FedifyFollowsTest extends FedifyJourney {
    @Test
    void whoIsFollowedElsewhereIsReadHere() throws Exception {
        String account = follow(fiona);
        JsonNode asked = fedify.hears("Follow", it -> about(it, fedify.actor(fiona)));
        assertThat(asked.get("actor").asString()).isEqualTo(annasActor());
        JsonNode post = annaReads(fionaPosts("Tall R waves in V1 &amp; upright T"));
        assertThat(post.get("content").asString()).isEqualTo("<p>Tall R waves in V1 &amp; upright T</p>");
        assertThat(post.get("account").get("id").asString()).isEqualTo(account);
        assertThat(post.get("account").get("acct").asString()).isEqualTo(fedify.handle(fiona));
        annas.post("/api/v1/accounts/" + account + "/unfollow", "");
        JsonNode undone = fedify.hears("Undo", it -> about(it.path("object"), fedify.actor(fiona)));
        assertThat(undone.at("/object/id")).isEqualTo(asked.get("id"));
    }

    @Test
    void followRequestWaitsForItsAnswer() throws Exception {
        annas.json("PATCH", "/api/v1/accounts/update_credentials", Map.of("locked", true));
        fedify.does("follow", Map.of("by", fiona, "whom", annasActor()));
        JsonNode requests = annas.waitFor("/api/v1/follow_requests", it -> !it.isEmpty());
        assertThat(fedify.heard("Accept", it -> it.toString().contains("/users/" + fiona + "#")))
                .isEmpty();
        annas.post("/api/v1/follow_requests/" + requests.get(0).get("id").asString() + "/authorize", "");
        fedify.hears("Accept", it -> it.toString().contains("/users/" + fiona + "#"));
    }

    @Test
    void lockedPersonElsewhereMayRefuse() throws Exception {
        String lena = "lena" + COUNT.incrementAndGet();
        fedify.does("actor", Map.of("name", lena, "locked", true));
        String id = annas.account(fedify.handle(lena)).get("id").asString();
        annas.post("/api/v1/accounts/" + id + "/follow", "");
        JsonNode follow = fedify.hears("Follow", it -> about(it, fedify.actor(lena)));
        String relationship = "/api/v1/accounts/relationships?id[]=" + id;
        assertThat(annas.get(relationship).get(0).get("requested").asBoolean()).isTrue();
        assertThat(annas.get(relationship).get(0).get("following").asBoolean()).isFalse();
        fedify.does("answer", Map.of("by", lena, "follow", follow.get("id").asString(), "yes", false));
        annas.waitFor(relationship, it -> !it.get(0).get("requested").asBoolean());
        assertThat(annas.get(relationship).get(0).get("following").asBoolean()).isFalse();
    }

    @Test
    void blockEndsFollowingOnBothSides() throws Exception {
        beFollowed();
        String id = follow(fiona);
        annas.post("/api/v1/accounts/" + id + "/block", "");
        JsonNode block = fedify.hears("Block", it -> about(it, fedify.actor(fiona)));
        assertThat(annas.get("/api/v1/accounts/"
                        + here.part(Accounts.class)
                                .byUsername(anna.name())
                                .orElseThrow()
                                .id()
                                .value() + "/followers"))
                .isEmpty();
        annas.post("/api/v1/accounts/" + id + "/unblock", "");
        fedify.hears("Undo", it -> it.at("/object/id").equals(block.get("id")));
    }

    @Test
    void followersGoAlongWhenSomebodyMoves() throws Exception {
        follow(fiona);
        String next = fiona + "next";
        fedify.does("actor", Map.of("name", next, "also", List.of(fedify.actor(fiona))));
        fedify.does("move", Map.of("by", fiona, "target", fedify.actor(next)));
        fedify.hears(
                "Follow",
                it -> about(it, fedify.actor(next))
                        && it.get("actor").asString().equals(annasActor()));
        String false_ = fiona + "false";
        fedify.join(false_);
        fedify.does("move", Map.of("by", fiona, "target", fedify.actor(false_)));
        assertThat(fedify.heard("Follow", it -> about(it, fedify.actor(false_))))
                .isEmpty();
    }

    @Test
    void changedProfileIsSeenHere() throws Exception {
        String account = follow(fiona);
        fedify.does("change", Map.of("by", fiona, "displayName", "Fiona of the ward", "summary", "<p>Teaches</p>"));
        JsonNode seen = annas.waitFor(
                "/api/v1/accounts/" + account,
                it -> it.get("display_name").asString().equals("Fiona of the ward"));
        assertThat(seen.get("note").asString()).isEqualTo("<p>Teaches</p>");
    }

    @Test
    void whoLeavesTheirServerIsGoneHere() throws Exception {
        String account = follow(fiona);
        String uri = fionaPosts("My last words");
        String id = annaReads(uri).get("id").asString();
        fedify.does("leave", Map.of("by", fiona, "to", List.of(annasActor())));
        annas.waitFor("/api/v1/statuses/" + id, it -> it.has("error"));
        annas.waitFor(
                "/api/v1/accounts/relationships?id[]=" + account,
                all -> !all.get(0).get("following").asBoolean());
    }

    @Test
    void personOfAStrictServerIsAskedForWithASignature() throws Exception {
        String sofia = "sofia" + COUNT.incrementAndGet();
        fedify.does("actor", Map.of("name", sofia, "secure", true));
        follow(sofia);
        annaReads(fedify.text("post", Map.of("by", sofia, "text", "<p>Behind a signature</p>")));
    }

    @Test
    void serverThatSignsTheOldWayFirstIsUnderstood() throws Exception {
        try (FedifyPeer old = FedifyPeer.start("old", FedifyPeer.Knock.CAVAGE)) {
            old.join("otto");
            old.does("follow", Map.of("by", "otto", "whom", "@" + here.handle(anna)));
            old.hears("Accept", it -> true);
            annas.post("/api/v1/statuses", "status=Both+dialects+lead+here");
            old.hears("Create", it -> it.toString().contains("Both dialects"));
        }
    }
}
