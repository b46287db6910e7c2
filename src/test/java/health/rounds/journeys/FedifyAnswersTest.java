package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Members here and people on a server that Fedify runs answer, favour, boost, vote, quote and report each other. */
class FedifyAnswersTest extends FedifyJourney {
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
    void answersAndReactionsFromHereArriveThere() throws Exception {
        follow(fiona);
        String uri = fionaPosts("What do you check first?");
        String id = annaReads(uri).get("id").asString();
        annas.post("/api/v1/statuses/" + id + "/favourite", "");
        annas.post("/api/v1/statuses/" + id + "/reblog", "");
        annas.json(
                "POST",
                "/api/v1/statuses",
                Map.of("status", "@" + fedify.handle(fiona) + " Access, then clotting.", "in_reply_to_id", id));
        JsonNode like = fedify.hears("Like", it -> about(it, uri));
        JsonNode boost = fedify.hears("Announce", it -> about(it, uri));
        JsonNode reply = fedify.hears(
                "Create", it -> uri.equals(it.at("/object/inReplyTo").asString("")));
        assertThat(reply.at("/object/tag").findValuesAsString("href")).contains(fedify.actor(fiona));
        annas.post("/api/v1/statuses/" + id + "/unfavourite", "");
        annas.post("/api/v1/statuses/" + id + "/unreblog", "");
        // Some look for the name of what is undone, others for what it was about.
        for (JsonNode done : List.of(like, boost)) {
            fedify.hears("Undo", it -> it.at("/object/id").equals(done.get("id")) && about(it.path("object"), uri));
        }
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
    void quoteOfAPostElsewhereIsShownOnceItIsAllowed() throws Exception {
        follow(fiona);
        String uri = fedify.text("post", Map.of("by", fiona, "text", "<p>Quote me</p>", "policy", "automatic"));
        String id = annaReads(uri).get("id").asString();
        JsonNode mine = annas.json("POST", "/api/v1/statuses", Map.of("status", "She said it", "quoted_status_id", id));
        JsonNode request = fedify.hears("QuoteRequest", it -> about(it, uri));
        String path = "/api/v1/statuses/" + mine.get("id").asString();
        assertThat(annas.get(path).get("quote").get("state").asString()).isEqualTo("pending");
        fedify.does(
                "answerRequest",
                Map.of("by", fiona, "request", request.get("id").asString(), "yes", true));
        annas.waitFor(path, it -> it.get("quote").get("state").asString().equals("accepted"));
    }

    @Test
    void whoWantsToQuoteFromElsewhereIsAnswered() throws Exception {
        beFollowed();
        String uri = annas.post("/api/v1/statuses", "status=Anyone+may+quote+this&quote_approval_policy=public")
                .get("uri")
                .asString();
        String quoting = fedify.text("post", Map.of("by", fiona, "text", "<p>Look</p>", "quote", uri));
        String asked = fionaAsks("QuoteRequest", uri, quoting);
        JsonNode accepted = fedify.hears("Accept", it -> about(it, asked));
        JsonNode authorization = look(accepted.get("result").asString(), fiona).get("document");
        assertThat(authorization.get("type").asString()).isEqualTo("QuoteAuthorization");
        assertThat(authorization.get("interactingObject").asString()).isEqualTo(quoting);
        assertThat(authorization.get("interactionTarget").asString()).isEqualTo(uri);
        String closed = annas.post("/api/v1/statuses", "status=Nobody+may+quote+this&quote_approval_policy=nobody")
                .get("uri")
                .asString();
        String refused = fionaAsks("QuoteRequest", closed, quoting);
        fedify.hears("Reject", it -> about(it, refused));
    }

    private String fionaAsks(String what, String about, String post) throws Exception {
        return fedify.text("ask", Map.of("by", fiona, "what", what, "id", about, "post", post));
    }

    @Test
    void answerToSomebodyWhoWantsToBeAskedIsBetweenTheTwoUntilItIsLetIn() throws Exception {
        follow(fiona);
        beFollowed();
        String uri = fedify.text("post", Map.of("by", fiona, "text", "<p>Ask me first</p>", "answers", "manual"));
        String id = annaReads(uri).get("id").asString();
        JsonNode mine = annas.json("POST", "/api/v1/statuses", Map.of("status", "May I answer?", "in_reply_to_id", id));
        String answer = mine.get("uri").asString();
        JsonNode request = fedify.hears("ReplyRequest", it -> about(it, uri));
        assertThat(request.at("/instrument/id").asString()).isEqualTo(answer);
        assertThat(look(answer, "").get("status").asInt()).isEqualTo(404);
        assertThat(look(answer, fiona).get("status").asInt()).isEqualTo(200);
        MemberApi bens = MemberApi.of(here, here.stranger());
        String annasPosts = "/api/v1/accounts/" + anna.id() + "/statuses";
        assertThat(bens.get(annasPosts)).isEmpty();
        assertThat(annas.get(annasPosts)).hasSize(1);
        assertThat(fedify.heard("Create", it -> about(it, answer))).isEmpty();

        String approval = fedify.text(
                "answerRequest",
                Map.of("by", fiona, "request", request.get("id").asString(), "yes", true));

        JsonNode told = fedify.hears("Create", it -> about(it, answer));
        assertThat(told.at("/object/replyAuthorization").asString()).isEqualTo(approval);
        assertThat(look(answer, "").get("status").asInt()).isEqualTo(200);
        assertThat(bens.get("/api/v1/statuses/" + id + "/context")
                        .get("descendants")
                        .findValuesAsString("uri"))
                .contains(answer);
        assertThat(bens.get(annasPosts)).hasSize(1);
        assertThat(annas.get("/api/v1/timelines/home").findValuesAsString("uri"))
                .contains(answer);
    }

    @Test
    void whoWantsToAnswerFromElsewhereIsLetInByTheRuleOfThePost() throws Exception {
        JsonNode post = annas.json(
                "POST",
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "For those who follow me",
                        "interaction_policy",
                        Map.of("can_reply", Map.of("automatic_approval", List.of("followers")))));
        String uri = post.get("uri").asString();
        String answer = fedify.text("post", Map.of("by", fiona, "text", "<p>Gladly</p>", "inReplyTo", uri));
        String refused = fionaAsks("ReplyRequest", uri, answer);
        fedify.hears("Reject", it -> about(it, refused));
        beFollowed();
        String asked = fionaAsks("ReplyRequest", uri, answer);
        JsonNode accepted = fedify.hears("Accept", it -> about(it, asked));
        JsonNode authorization = fedify.does(
                "find", Map.of("by", fiona, "what", accepted.get("result").asString()));
        assertThat(authorization.toString()).contains("ReplyAuthorization", answer, uri);
        annas.waitFor(
                "/api/v1/statuses/" + post.get("id").asString() + "/context",
                context -> context.get("descendants").findValuesAsString("uri").contains(answer));
    }

    @Test
    void reportsGoBothWays() throws Exception {
        follow(fiona);
        String uri = fionaPosts("Buy my cure");
        JsonNode post = annaReads(uri);
        annas.json(
                "POST",
                "/api/v1/reports",
                Map.of(
                        "account_id",
                        post.get("account").get("id").asString(),
                        "status_ids",
                        List.of(post.get("id").asString()),
                        "comment",
                        "It is no cure",
                        "forward",
                        true));
        JsonNode flag = fedify.hears("Flag", it -> it.path("object").toString().contains(uri));
        assertThat(flag.get("actor").asString()).isEqualTo(here.publicUrl() + "/actor");
        String mine = annas.post("/api/v1/statuses", "status=Nothing+wrong+here")
                .get("uri")
                .asString();
        fedify.does(
                "flag", Map.of("by", fiona, "whom", annasActor(), "about", List.of(mine), "text", "Is this right?"));
        MemberApi keeper = new MemberApi(here, here.adminToken(here.stranger(Role.ADMIN)));
        keeper.waitFor("/api/v1/admin/reports", it -> it.toString().contains("Is this right?"));
    }
}
