package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What members here and people on a server that Fedify runs write is read on the other side, by whom it is for. */
class FedifyPostsTest extends FedifyJourney {
    @Test
    void whoFollowsFromElsewhereGetsPostEditAndDeletion() throws Exception {
        beFollowed();
        assertThat(annaIsTold("follow").get("account").get("acct").asString()).isEqualTo(fedify.handle(fiona));
        JsonNode post = annas.post("/api/v1/statuses", "status=Posterior+leads+change+decisions.+%23ECG");
        String id = post.get("id").asString();
        String uri = post.get("uri").asString();
        JsonNode note = fedify.hears("Create", it -> about(it, uri)).get("object");
        assertThat(note.get("content").asString()).contains("Posterior leads change decisions.");
        assertThat(note.get("attributedTo").asString()).isEqualTo(annasActor());
        annas.json("PUT", "/api/v1/statuses/" + id, Map.of("status", "Posterior leads changed decisions."));
        JsonNode edited = fedify.hears("Update", it -> about(it, uri)).get("object");
        assertThat(edited.get("content").asString()).contains("changed");
        annas.json("DELETE", "/api/v1/statuses/" + id, Map.of());
        fedify.hears("Delete", it -> about(it, uri));
    }

    @Test
    void activitiesAreSignedForOneInbox() throws Exception {
        beFollowed();
        String uri = annas.post("/api/v1/statuses", "status=One+delivery+for+each+inbox")
                .get("uri")
                .asString();
        fedify.hears("Create", it -> about(it, uri));
        List<FedifyPeer.Arrival> creates = fedify.arrivals().stream()
                .filter(it -> it.type().equals("Create") && about(it.body(), uri))
                .toList();
        assertThat(creates).hasSize(1);
        assertThat(creates.getFirst().path()).isEqualTo("/inbox");
        assertThat(creates.getFirst().header("signature-input")).contains("@target-uri", "content-digest");
    }

    @Test
    void editAndDeletionElsewhereAreSeenHere() throws Exception {
        follow(fiona);
        String uri = fionaPosts("Potassium 5.9, repeat");
        String id = annaReads(uri).get("id").asString();
        fedify.does("edit", Map.of("by", fiona, "id", uri, "text", "<p>Potassium 5.9, repeated: 4.1</p>"));
        annas.waitFor(
                "/api/v1/statuses/" + id, it -> it.get("content").asString("").contains("4.1"));
        fedify.does("remove", Map.of("by", fiona, "id", uri));
        annas.waitFor("/api/v1/statuses/" + id, it -> it.has("error"));
    }

    @Test
    void directPostFromElsewhereIsForItsReadersAlone() throws Exception {
        String uri = fedify.text(
                "post",
                Map.of(
                        "by",
                        fiona,
                        "to",
                        "direct",
                        "text",
                        "<p>Between us</p>",
                        "mentions",
                        List.of("@" + here.handle(anna))));
        JsonNode post = annaIsTold("mention").get("status");
        assertThat(post.get("uri").asString()).isEqualTo(uri);
        assertThat(post.get("visibility").asString()).isEqualTo("direct");
        MemberApi other = MemberApi.of(here, here.stranger());
        assertThat(other.status("/api/v1/statuses/" + post.get("id").asString()))
                .isEqualTo(404);
    }

    @Test
    void postForFollowersIsShownToAcceptedFollowersAlone() throws Exception {
        beFollowed();
        String gert = "gert" + COUNT.incrementAndGet();
        fedify.join(gert);
        String uri = annas.post("/api/v1/statuses", "status=For+those+who+follow&visibility=private")
                .get("uri")
                .asString();
        fedify.hears("Create", it -> about(it, uri));
        assertThat(look(uri, "").get("status").asInt()).isBetween(401, 404);
        assertThat(look(uri, gert).get("status").asInt()).isBetween(401, 404);
        assertThat(look(uri, fiona).get("status").asInt()).isEqualTo(200);
    }

    @Test
    void pinnedPostsAreThoseThatAreFeaturedThere() throws Exception {
        String account = follow(fiona);
        String uri = fionaPosts("Read this first");
        annaReads(uri);
        fedify.does("pin", Map.of("by", fiona, "id", uri));
        String pinned = "/api/v1/accounts/" + account + "/statuses?pinned=true";
        annas.waitFor(pinned, it -> it.findValuesAsString("uri").contains(uri));
        fedify.does("pin", Map.of("by", fiona, "id", uri, "off", true));
        annas.waitFor(pinned, it -> it.isEmpty());
    }

    @Test
    void listsOfAMemberAreReadElsewherePageByPage() throws Exception {
        beFollowed();
        String first = annas.post("/api/v1/statuses", "status=First").get("uri").asString();
        String pinned =
                annas.post("/api/v1/statuses", "status=Second").get("id").asString();
        annas.post("/api/v1/statuses/" + pinned + "/pin", "");
        String second = annas.get("/api/v1/statuses/" + pinned).get("uri").asString();
        assertThat(collection("Outbox")).contains(first + "/activity", second + "/activity");
        assertThat(collection("Featured")).containsExactly(second);
        JsonNode actor = fedify.does("find", Map.of("by", fiona, "what", "@" + here.handle(anna)));
        assertThat(actor.get("id").asString()).isEqualTo(annasActor());
        assertThat(actor.get("publicKey").get("id").asString()).isEqualTo(annasActor() + "#main-key");
    }

    private List<String> collection(String which) throws Exception {
        return fedify.does("collection", Map.of("by", fiona, "what", annasActor(), "which", which))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void longPostWithATitleIsShownWithItsLink() throws Exception {
        follow(fiona);
        String uri = fedify.text(
                "post",
                Map.of(
                        "by",
                        fiona,
                        "type",
                        "Article",
                        "title",
                        "On V9",
                        "text",
                        "<h2>Where</h2><p>Left of the spine.</p>"));
        JsonNode post = annaReads(uri);
        assertThat(post.get("content").asString()).contains("On V9");
        assertThat(post.get("url").asString()).isEqualTo(uri);
    }

    @Test
    void whatIsNotUnderstoodIsTakenAndIgnored() throws Exception {
        JsonNode answer = fedify.does(
                "say",
                Map.of(
                        "by",
                        fiona,
                        "inbox",
                        annasActor() + "/inbox",
                        "document",
                        Map.of(
                                "@context",
                                "https://www.w3.org/ns/activitystreams",
                                "id",
                                fedify.actor(fiona) + "#travels/1",
                                "type",
                                "Travel",
                                "actor",
                                fedify.actor(fiona))));
        assertThat(answer.get("status").asInt()).isEqualTo(202);
    }
}
