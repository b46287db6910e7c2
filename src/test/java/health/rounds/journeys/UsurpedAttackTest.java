package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.identity.Role;
import health.rounds.testkit.Documents;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody acts on what belongs to others. Failures of other servers by their numbers. */
class UsurpedAttackTest extends Attack {
    @Test
    void objectsBelongToTheServerOfTheirActor() throws Exception {
        annaFollows(mallory);
        Map<String, Object> note = mallory.note("I am Olaf");
        Map<String, Object> elsewhere = Documents.with(note, Map.of("id", honest.origin() + "/notes/1"));
        Map<String, Object> inHisName = Documents.with(note, Map.of("attributedTo", olaf.id()));
        evil.serve(URI.create(Documents.id(note)).getPath(), inHisName);
        mallory.letter(mallory.activity("Create", elsewhere)).to(inbox);
        mallory.letter(mallory.activity("Create", inHisName)).to(inbox);
        annaReads(mallory, mallory.note("I am Mallory"));
        assertThat(annas.get("/api/v1/timelines/home").toString()).doesNotContain("I am Olaf");
    }

    /** Mastodon: whoever was faster could keep an activity of another out. */
    @Test
    void cve_2026_33869_activityIdBelongsToTheServerOfItsActor() throws Exception {
        Map<String, Object> like =
                Documents.with(mallory.activity("Like", postUri), Map.of("id", honest.origin() + "/likes/1"));
        mallory.letter(like).to(inbox);
        // Had it been kept, Olaf's own would now be taken for the same.
        Map<String, Object> own =
                Documents.with(olaf.activity("Like", postUri), Map.of("id", honest.origin() + "/likes/1"));
        assertThat(olaf.letter(own).to(inbox)).isEqualTo(202);
        annas.waitFor(
                "/api/v1/statuses/" + postId, it -> it.get("favourites_count").asInt() == 1);
        assertThat(annas.get("/api/v1/statuses/" + postId + "/favourited_by").findValuesAsString("acct"))
                .containsExactly(olaf.handle());
    }

    @Test
    void nobodyDeletesEditsOrTakesBackForOthers() throws Exception {
        annaFollows(olaf);
        Map<String, Object> note = olaf.note("What Olaf wrote");
        String uri = Documents.id(note);
        String id = annaReads(olaf, note).get("id").asString();
        Map<String, Object> like = olaf.activity("Like", postUri);
        assertThat(olaf.letter(like).to(inbox)).isEqualTo(202);
        annas.waitFor(
                "/api/v1/statuses/" + postId, it -> it.get("favourites_count").asInt() == 1);
        mallory.letter(mallory.activity("Delete", uri)).to(inbox);
        mallory.letter(mallory.activity("Delete", Map.of("id", uri, "type", "Tombstone")))
                .to(inbox);
        mallory.letter(mallory.activity("Update", Documents.with(note, Map.of("content", "<p>hijacked</p>"))))
                .to(inbox);
        mallory.letter(mallory.activity(
                        "Update",
                        Documents.with(note, Map.of("content", "<p>hijacked</p>", "attributedTo", mallory.id()))))
                .to(inbox);
        mallory.letter(mallory.activity("Undo", like)).to(inbox);
        mallory.letter(mallory.activity("Undo", Documents.with(like, Map.of("actor", mallory.id()))))
                .to(inbox);
        mallory.letter(mallory.activity("Delete", olaf.id())).to(inbox);
        mallory.letter(mallory.activity("Delete", postUri)).to(inbox);
        mallory.letter(mallory.activity("Update", Documents.with(olaf.document(), Map.of("name", "hijacked"))))
                .to(inbox);
        somebodyHonestLikes();
        JsonNode seen = annas.get("/api/v1/statuses/" + id);
        assertThat(seen.get("content").asString()).isEqualTo("<p>What Olaf wrote</p>");
        assertThat(seen.get("account").get("display_name").asString()).isEqualTo(olaf.name());
        assertThat(post().get("favourites_count").asInt()).isEqualTo(2);
    }

    @Test
    void followIsOnlyUndoneByWhoFollows() throws Exception {
        Map<String, Object> follow = olaf.activity("Follow", annasActor());
        assertThat(olaf.letter(follow).to(inbox)).isEqualTo(202);
        annas.waitFor("/api/v1/notifications?types[]=follow", it -> !it.isEmpty());
        mallory.letter(mallory.activity("Undo", follow)).to(inbox);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/accounts/verify_credentials")
                        .get("followers_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void acceptOfAFollowThatWasNeverAskedMeansNothing() throws Exception {
        String id = annas.account(mallory.handle()).get("id").asString();
        mallory.letter(mallory.activity(
                        "Accept",
                        Map.of(
                                "id",
                                annasActor() + "#follows/1",
                                "type",
                                "Follow",
                                "actor",
                                annasActor(),
                                "object",
                                mallory.id())))
                .to(inbox);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/accounts/relationships?id[]=" + id)
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void acceptByAnotherThanTheFollowedMeansNothing() throws Exception {
        String id = annas.account(olaf.handle()).get("id").asString();
        annas.post("/api/v1/accounts/" + id + "/follow", "");
        String path = "/users/" + olaf.name() + "/inbox";
        await().until(() -> !honest.asked(path).isEmpty());
        mallory.letter(mallory.activity("Accept", honest.asked(path).getFirst().json()))
                .to(inbox);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/accounts/relationships?id[]=" + id)
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isFalse();
    }

    /** The same, of quotes. */
    @Test
    void cve_2026_33869_onlyTheQuotedAllowsAQuote() throws Exception {
        annaFollows(olaf);
        Map<String, Object> quoted = Documents.with(
                olaf.note("Quote me"),
                Map.of(
                        "interactionPolicy",
                        Map.of("canQuote", Map.of("automaticApproval", List.of(Documents.PUBLIC)))));
        honest.serve(URI.create(Documents.id(quoted)).getPath(), quoted);
        String id = annaReads(olaf, quoted).get("id").asString();
        JsonNode mine = annas.json("POST", "/api/v1/statuses", Map.of("status", "Look", "quoted_status_id", id));
        String path = "/users/" + olaf.name() + "/inbox";
        await().until(() -> honest.asked(path).stream().anyMatch(it -> it.body().contains("\"QuoteRequest\"")));
        JsonNode request = honest.asked(path).stream()
                .filter(it -> it.body().contains("\"QuoteRequest\""))
                .findFirst()
                .orElseThrow()
                .json();
        String forged = evil.serve(
                "/stamps/1",
                Map.of(
                        "id", evil.origin() + "/stamps/1",
                        "type", "QuoteAuthorization",
                        "attributedTo", olaf.id(),
                        "interactingObject", mine.get("uri").asString(),
                        "interactionTarget", quoted.get("id")));
        mallory.letter(Documents.with(
                        mallory.activity("Accept", request.get("id").asString()), Map.of("result", forged)))
                .to(inbox);
        mallory.letter(mallory.activity("Reject", request.get("id").asString())).to(inbox);
        somebodyHonestLikes();
        String own = "/api/v1/statuses/" + mine.get("id").asString();
        assertThat(annas.get(own).get("quote").get("state").asString()).isEqualTo("pending");
        String stamp = honest.serve(
                "/stamps/1",
                Map.of(
                        "id", honest.origin() + "/stamps/1",
                        "type", "QuoteAuthorization",
                        "attributedTo", olaf.id(),
                        "interactingObject", mine.get("uri").asString(),
                        "interactionTarget", quoted.get("id")));
        olaf.letter(Documents.with(olaf.activity("Accept", request.get("id").asString()), Map.of("result", stamp)))
                .to(inbox);
        annas.waitFor(own, it -> it.get("quote").get("state").asString().equals("accepted"));
    }

    /** Mastodon: posts of the suspended went on to be seen when others boosted them. */
    @Test
    void cve_2026_23961_suspendedAuthorIsNotSeenThroughBoosts() throws Exception {
        annaFollows(olaf);
        String id = annas.account(mallory.handle()).get("id").asString();
        MemberApi keeper = new MemberApi(here, here.adminToken(here.stranger(Role.ADMIN)));
        keeper.json("POST", "/api/v1/admin/accounts/" + id + "/action", Map.of("type", "suspend"));
        String note = Documents.id(mallory.note("Through the back door"));
        olaf.letter(olaf.activity("Announce", note)).to(inbox);
        annaReads(olaf, olaf.note("Afterwards"));
        assertThat(annas.get("/api/v1/timelines/home").toString()).doesNotContain("Through the back door");
        int before = evil.asked().size();
        mallory.letter(mallory.activity("Like", postUri)).to(inbox);
        nobodyLiked();
        // To refuse her she must be known by her key.
        assertThat(evil.asked().stream().skip(before))
                .allMatch(asked -> asked.path().equals("/users/" + mallory.name()));
    }

    /** Pixelfed: whoever was followed by one member showed their posts for followers to the whole server. */
    @Test
    void cve_2025_30741_postsForFollowersAreForThoseWhoWereAccepted() throws Exception {
        annaFollows(olaf);
        Map<String, Object> secret = Documents.with(
                olaf.note("For followers"), Map.of("to", List.of(olaf.id() + "/followers"), "cc", List.of()));
        String id = annaReads(olaf, secret).get("id").asString();
        MemberApi bens = MemberApi.of(here, here.stranger());
        assertThat(bens.status("/api/v1/statuses/" + id)).isEqualTo(404);
        String olafs = bens.account(olaf.handle()).get("id").asString();
        bens.post("/api/v1/accounts/" + olafs + "/follow", "");
        assertThat(bens.status("/api/v1/statuses/" + id)).isEqualTo(404);
        assertThat(bens.get("/api/v1/accounts/" + olafs + "/statuses").toString())
                .doesNotContain("For followers");
    }
}
