package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Accounts;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Neighbours;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Members here and people on a server that Fedify runs follow, read and answer each other. */
class FedifyJourneyTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static FedifyPeer fedify;

    private final Community here = Neighbours.here();
    private Member anna;
    private MemberApi annas;
    private String fiona;

    @BeforeAll
    static void start() throws Exception {
        fedify = FedifyPeer.start("fedify", FedifyPeer.Knock.RFC9421);
    }

    @AfterAll
    static void stop() {
        if (fedify != null) {
            fedify.close();
        }
    }

    @BeforeEach
    void meet() throws Exception {
        anna = here.stranger();
        annas = MemberApi.of(here, anna);
        fiona = "fiona" + COUNT.incrementAndGet();
        fedify.join(fiona);
    }

    private String annasActor() {
        return here.publicUrl() + "/users/" + anna.name();
    }

    private String follow(String name) throws Exception {
        String id = annas.account(fedify.handle(name)).get("id").asString();
        annas.post("/api/v1/accounts/" + id + "/follow", "");
        annas.waitFor(
                "/api/v1/accounts/relationships?id[]=" + id,
                all -> all.get(0).get("following").asBoolean());
        return id;
    }

    private void beFollowed() throws Exception {
        fedify.does("follow", Map.of("by", fiona, "whom", "@" + here.handle(anna)));
        fedify.hears("Accept", it -> it.toString().contains("/users/" + fiona + "#"));
    }

    private String fionaPosts(String text) throws Exception {
        return fedify.text("post", Map.of("by", fiona, "text", "<p>" + text + "</p>"));
    }

    private JsonNode annaReads(String uri) {
        return annas.waitFor(
                        "/api/v1/timelines/home",
                        posts -> posts.findValuesAsString("uri").contains(uri))
                .valueStream()
                .filter(post -> post.get("uri").asString().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode annaIsTold(String type) {
        return annas.waitFor("/api/v1/notifications?types[]=" + type, notices -> !notices.isEmpty())
                .get(0);
    }

    private static boolean about(JsonNode activity, String object) {
        JsonNode value = activity.path("object");
        return object.equals(
                value.isString() ? value.asString() : value.path("id").asString(""));
    }

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
        fedify.hears("Undo", it -> about(it.path("object"), fedify.actor(fiona)));
    }

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
    void answersAndReactionsFromElsewhereArrive() throws Exception {
        beFollowed();
        JsonNode post = annas.post("/api/v1/statuses", "status=How+far+up+do+you+put+V9?");
        String id = post.get("id").asString();
        String uri = post.get("uri").asString();
        fedify.hears("Create", it -> about(it, uri));
        String reply = fedify.text(
                "post",
                Map.of(
                        "by",
                        fiona,
                        "text",
                        "<p>Level with V6.</p>",
                        "inReplyTo",
                        uri,
                        "mentions",
                        List.of("@" + here.handle(anna))));
        String like = fedify.text("like", Map.of("by", fiona, "id", uri));
        fedify.does("boost", Map.of("by", fiona, "id", uri));
        JsonNode context = annas.waitFor(
                "/api/v1/statuses/" + id + "/context",
                it -> !it.get("descendants").isEmpty());
        assertThat(context.get("descendants").get(0).get("uri").asString()).isEqualTo(reply);
        assertThat(annaIsTold("mention").get("status").get("uri").asString()).isEqualTo(reply);
        annaIsTold("favourite");
        annaIsTold("reblog");
        JsonNode counted = annas.waitFor(
                "/api/v1/statuses/" + id, it -> it.get("reblogs_count").asInt() == 1);
        assertThat(counted.get("favourites_count").asInt()).isEqualTo(1);
        fedify.does("undo", Map.of("by", fiona, "id", like));
        annas.waitFor("/api/v1/statuses/" + id, it -> it.get("favourites_count").asInt() == 0);
    }

    @Test
    void reactionWithAnEmojiCountsAsFavourite() throws Exception {
        beFollowed();
        JsonNode post = annas.post("/api/v1/statuses", "status=The+pump+alarms+again");
        fedify.does("react", Map.of("by", fiona, "id", post.get("uri").asString(), "emoji", "🫀"));
        annas.waitFor(
                "/api/v1/statuses/" + post.get("id").asString(),
                it -> it.get("favourites_count").asInt() == 1);
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
    void pollElsewhereIsAnsweredHere() throws Exception {
        follow(fiona);
        String uri = fedify.text(
                "post",
                Map.of(
                        "by",
                        fiona,
                        "type",
                        "Question",
                        "text",
                        "<p>First?</p>",
                        "options",
                        List.of("Access", "Clotting")));
        JsonNode poll = annaReads(uri).get("poll");
        assertThat(poll.get("options").findValuesAsString("title")).containsExactly("Access", "Clotting");
        annas.json("POST", "/api/v1/polls/" + poll.get("id").asString() + "/votes", Map.of("choices", List.of(1)));
        JsonNode vote = fedify.hears(
                "Create", it -> uri.equals(it.at("/object/inReplyTo").asString("")));
        assertThat(vote.at("/object/name").asString()).isEqualTo("Clotting");
        assertThat(vote.get("object").has("content")).isFalse();
    }

    @Test
    void pollHereIsAnsweredElsewhere() throws Exception {
        beFollowed();
        JsonNode post = annas.json(
                "POST",
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "First?",
                        "poll",
                        Map.of("options", List.of("Access", "Clotting"), "expires_in", 3600)));
        String uri = post.get("uri").asString();
        JsonNode question = fedify.hears("Create", it -> about(it, uri)).get("object");
        assertThat(question.get("type").asString()).isEqualTo("Question");
        fedify.does("vote", Map.of("by", fiona, "id", uri, "option", "Access"));
        annas.waitFor(
                "/api/v1/polls/" + post.get("poll").get("id").asString(),
                it -> it.get("votes_count").asInt() == 1);
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

    private JsonNode look(String address, String by) throws Exception {
        return fedify.does("look", by.isEmpty() ? Map.of("address", address) : Map.of("address", address, "by", by));
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
        fedify.hears("Block", it -> about(it, fedify.actor(fiona)));
        assertThat(annas.get("/api/v1/accounts/"
                        + here.part(Accounts.class)
                                .byUsername(anna.name())
                                .orElseThrow()
                                .id()
                                .value() + "/followers"))
                .isEmpty();
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
    void changedProfileIsSeenHere() throws Exception {
        String account = follow(fiona);
        fedify.does("change", Map.of("by", fiona, "displayName", "Fiona of the ward", "summary", "<p>Teaches</p>"));
        JsonNode seen = annas.waitFor(
                "/api/v1/accounts/" + account,
                it -> it.get("display_name").asString().equals("Fiona of the ward"));
        assertThat(seen.get("note").asString()).isEqualTo("<p>Teaches</p>");
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
