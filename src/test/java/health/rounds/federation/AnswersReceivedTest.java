package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Threads;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Neighbours;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people elsewhere do with members' posts, asked or not, and answer to each other: kept as far as the author of the post allows it. */
class AnswersReceivedTest {
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private final ReceivingRig rig = new ReceivingRig(Neighbours.here());
    private final Community community = rig.community;
    private final Community.Member anna = community.stranger();
    private final String there = rig.server();
    private final String carla = there + "/u";
    private final String answer = there + "/n/1";

    @BeforeEach
    void meet() throws Later {
        assertThat(rig.actors.elsewhere(Iri.parse(carla).orElseThrow())).isPresent();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Post annaPosts(ReplyPolicy policy) {
        Draft draft = new Draft(
                "What do you think?",
                "",
                false,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(policy));
        return ((PublishOutcome.Published) community.part(Publisher.class).publish(anna.id(), NewPost.of(draft)))
                .post();
    }

    private String uri(Post post) {
        return community.publicUrl() + "/users/" + anna.name() + "/posts/" + post.id();
    }

    private static String note(String id, String author, String above, String more) {
        return """
                {"type": "Note", "id": "%s", "attributedTo": "%s", "content": "I think so", "to": "%s", "inReplyTo": "%s"%s}
                """.formatted(id, author, PUBLIC, above, more);
    }

    private void receive(String activity, String actor) throws Later {
        rig.acts.perform(activity.getBytes(StandardCharsets.UTF_8), actor);
    }

    private void carlaAnswers(Post post) throws Later {
        receive(
                "{\"type\":\"Create\",\"id\":\"%s/activity\",\"actor\":\"%s\",\"object\":%s}"
                        .formatted(answer, carla, note(answer, carla, uri(post), "")),
                carla);
    }

    private void carlaAsks(String what, Post post, String instrument) throws Later {
        receive(
                "{\"type\":\"%s\",\"id\":\"%s/requests/1\",\"actor\":\"%s\",\"object\":\"%s\",\"instrument\":%s}"
                        .formatted(what, there, carla, uri(post), instrument),
                carla);
    }

    private List<PostId> below(Post post) {
        return community.part(Threads.class).of(post.id(), Optional.empty()).descendants().stream()
                .map(Post::id)
                .toList();
    }

    private AccountId carlasAccount() {
        return rig.actors.known(Iri.parse(carla).orElseThrow()).orElseThrow().id();
    }

    private void carlaFollows() {
        community.part(Follows.class).start(carlasAccount(), anna.id(), true, false);
    }

    private JsonNode authorization(String path) {
        return fetch(anna, path).ok();
    }

    private Fetch fetch(Community.Member author, String path) {
        return Fetch.of(community.address("/users/" + author.name() + path).toString());
    }

    @Test
    void answerThatAMembersRuleForbidsIsNotKept() throws Later {
        for (ReplyPolicy policy : List.of(ReplyPolicy.NOBODY, ReplyPolicy.MENTIONED, ReplyPolicy.FOLLOWERS)) {
            Post post = annaPosts(policy);
            carlaAnswers(post);
            assertThat(rig.known(answer)).as(policy.name()).isEmpty();
            assertThat(below(post)).isEmpty();
        }
    }

    @Test
    void followersAnswerIsKeptAndItsApprovalCanBeLookedUp() throws Later {
        carlaFollows();
        Post post = annaPosts(ReplyPolicy.FOLLOWERS);
        carlaAnswers(post);
        PostId kept = rig.known(answer).orElseThrow().id();
        assertThat(below(post)).containsExactly(kept);
        JsonNode approval = authorization("/reply-authorizations/" + kept);
        assertThat(approval.get("type").asString()).isEqualTo("ReplyAuthorization");
        assertThat(approval.get("interactingObject").asString()).isEqualTo(answer);
        assertThat(approval.get("interactionTarget").asString()).isEqualTo(uri(post));
    }

    @Test
    void whoAsksToAnswerIsLetInByTheSameRule() throws Later {
        Post closed = annaPosts(ReplyPolicy.NOBODY);
        carlaAsks("ReplyRequest", closed, note(answer, carla, uri(closed), ""));
        assertThat(rig.known(answer)).isEmpty();
        Post open = annaPosts(ReplyPolicy.EVERYONE);
        carlaAsks("ReplyRequest", open, note(answer, carla, uri(open), ""));
        assertThat(below(open)).containsExactly(rig.known(answer).orElseThrow().id());
    }

    @Test
    void requestForSomethingElseIsNoRequestToAnswer() throws Later {
        Post open = annaPosts(ReplyPolicy.EVERYONE);
        Post other = annaPosts(ReplyPolicy.NOBODY);
        carlaAsks("ReplyRequest", open, note(answer, carla, uri(other), ""));
        assertThat(rig.known(answer)).isEmpty();
        String somebody = rig.server();
        carlaAsks("ReplyRequest", open, note(somebody + "/n/1", somebody + "/u", uri(open), ""));
        assertThat(rig.known(somebody + "/n/1")).isEmpty();
    }

    @Test
    void whoAsksToLikeDoesAndTheApprovalLastsAsLongAsTheLike() throws Later {
        Post post = annaPosts(ReplyPolicy.NOBODY);
        String like = there + "/likes/1";
        carlaAsks(
                "LikeRequest",
                post,
                "{\"type\":\"Like\",\"id\":\"%s\",\"actor\":\"%s\",\"object\":\"%s\"}"
                        .formatted(like, carla, uri(post)));
        String path = "/like-authorizations/" + post.id() + "/" + carlasAccount();
        JsonNode approval = authorization(path);
        assertThat(approval.get("type").asString()).isEqualTo("LikeAuthorization");
        assertThat(approval.get("interactingObject").asString()).isEqualTo(like);
        receive(
                "{\"type\":\"Undo\",\"id\":\"%s/undo\",\"actor\":\"%s\",\"object\":{\"type\":\"Like\",\"id\":\"%s\",\"actor\":\"%s\",\"object\":\"%s\"}}"
                        .formatted(like, carla, like, carla, uri(post)),
                carla);
        assertThat(fetch(anna, path).status()).isEqualTo(404);
    }

    @Test
    void whoAsksToBoostDoes() throws Later {
        Post post = annaPosts(ReplyPolicy.NOBODY);
        String boost = there + "/boosts/1";
        carlaAsks(
                "AnnounceRequest",
                post,
                "{\"type\":\"Announce\",\"id\":\"%s\",\"actor\":\"%s\",\"object\":\"%s\",\"to\":\"%s\"}"
                        .formatted(boost, carla, uri(post), PUBLIC));
        PostId kept = rig.known(boost).orElseThrow().id();
        JsonNode approval = authorization("/announce-authorizations/" + kept);
        assertThat(approval.get("type").asString()).isEqualTo("AnnounceAuthorization");
        assertThat(approval.get("interactingObject").asString()).isEqualTo(boost);
    }

    @Test
    void approvalsAreThoseOfTheAuthorAlone() throws Later {
        Post post = annaPosts(ReplyPolicy.EVERYONE);
        carlaAnswers(post);
        PostId kept = rig.known(answer).orElseThrow().id();
        Community.Member ben = community.stranger();
        assertThat(fetch(ben, "/reply-authorizations/" + kept).status()).isEqualTo(404);
        assertThat(fetch(ben, "/announce-authorizations/" + kept).status()).isEqualTo(404);
        assertThat(fetch(ben, "/like-authorizations/" + kept + "/1").status()).isEqualTo(404);
    }

    /** A post of carla's that only she answers unless she agrees, and an answer to it from a third server. */
    private Optional<Post> answerFromAThird(String approval, String interaction) throws Later {
        String top = there + "/n/top";
        String third = rig.server();
        rig.received.keep(rig.read("""
                {"type": "Note", "id": "%s", "attributedTo": "%s", "content": "Ask me first", "to": "%s",
                 "interactionPolicy": {"canReply": {"automaticApproval": ["%s"], "manualApproval": ["%s"]}}}
                """.formatted(top, carla, PUBLIC, carla, PUBLIC)));
        rig.others.document(
                there + "/approvals/1", """
                {"type": "ReplyAuthorization", "id": "%s/approvals/1", "attributedTo": "%s", "interactingObject": "%s",
                 "interactionTarget": "%s"}
                """.formatted(there, carla, interaction.replace("THIRD", third), top));
        rig.others.document(third + "/approvals/1", """
                {"type": "ReplyAuthorization", "id": "%s/approvals/1", "attributedTo": "%s/u", "interactingObject": "%s/n/1",
                 "interactionTarget": "%s"}
                """.formatted(third, third, third, top));
        String more =
                approval.isEmpty() ? "" : ", \"replyAuthorization\": \"" + approval.replace("THIRD", third) + "\"";
        return rig.received.keep(rig.read(note(third + "/n/1", third + "/u", top, more)));
    }

    @Test
    void answerToSomebodyElsewhereStandsOnTheirApproval() throws Later {
        Post kept = answerFromAThird(there + "/approvals/1", "THIRD/n/1").orElseThrow();
        Post top = rig.known(there + "/n/top").orElseThrow();
        assertThat(top.replyPolicy()).isEqualTo(ReplyPolicy.ASK);
        assertThat(below(top)).containsExactly(kept.id());
        receive(
                "{\"type\":\"Delete\",\"id\":\"%s/approvals/1#delete\",\"actor\":\"%s\",\"object\":\"%s/approvals/1\"}"
                        .formatted(there, carla, there),
                carla);
        assertThat(below(top)).as("after the approval was taken back").isEmpty();
    }

    @Test
    void answerToSomebodyElsewhereWithoutTheirApprovalIsNotKept() throws Later {
        assertThat(answerFromAThird("", "THIRD/n/1")).isEmpty();
        assertThat(answerFromAThird("THIRD/approvals/1", "THIRD/n/1"))
                .as("an approval that they gave themselves")
                .isEmpty();
        assertThat(answerFromAThird(there + "/approvals/1", "THIRD/n/2"))
                .as("an approval of something else")
                .isEmpty();
    }

    @Test
    void rulesOfOthersAreUnderstood() {
        String followers = there + "/u/followers";
        assertThat(policy("")).isEqualTo(ReplyPolicy.EVERYONE);
        assertThat(policy("{}")).isEqualTo(ReplyPolicy.EVERYONE);
        assertThat(policy("{\"automaticApproval\": \"as:Public\"}")).isEqualTo(ReplyPolicy.EVERYONE);
        assertThat(policy("{\"always\": [\"%s\"], \"approvalRequired\": []}".formatted(PUBLIC)))
                .isEqualTo(ReplyPolicy.EVERYONE);
        assertThat(policy("{\"automaticApproval\": []}")).isEqualTo(ReplyPolicy.NOBODY);
        assertThat(policy("{\"automaticApproval\": \"%s\"}".formatted(carla))).isEqualTo(ReplyPolicy.NOBODY);
        assertThat(policy("{\"automaticApproval\": [\"%s\", \"%s/dana\"]}".formatted(carla, there)))
                .isEqualTo(ReplyPolicy.MENTIONED);
        assertThat(policy("{\"automaticApproval\": [\"%s\", \"%s/dana\", \"%s\"]}".formatted(carla, there, followers)))
                .isEqualTo(ReplyPolicy.FOLLOWERS);
        assertThat(policy("{\"automaticApproval\": [\"%s\"], \"manualApproval\": [\"%s\"]}".formatted(carla, PUBLIC)))
                .isEqualTo(ReplyPolicy.ASK);
        assertThat(policy("{\"automaticApproval\": [\"%s/u/following\"]}".formatted(there)))
                .as("whom carla follows is not known here")
                .isEqualTo(ReplyPolicy.ASK);
        assertThat(policy("{\"automaticApproval\": {\"a\": 1}, \"manualApproval\": 3}"))
                .isEqualTo(ReplyPolicy.NOBODY);
    }

    private ReplyPolicy policy(String rule) {
        String more = rule.isEmpty() ? "" : ", \"interactionPolicy\": {\"canReply\": " + rule + "}";
        ReceivedNote note = rig.read("""
                {"type": "Note", "id": "%s/n/9", "attributedTo": "%s", "content": "x", "to": "%s",
                 "tag": {"type": "Mention", "href": "%s/dana", "name": "@dana"}%s}
                """.formatted(there, carla, PUBLIC, there, more));
        return note.rules()
                .replies(
                        note.author(),
                        Iri.parse(there + "/u/followers"),
                        note.mentions().stream().map(ReceivedNote.Mention::href).toList());
    }

    @Test
    void newRuleOfSomebodyElsewhereIsKnownWithoutAnEdit() throws Later {
        String plain = "{\"type\":\"Note\",\"id\":\"%s\",\"attributedTo\":\"%s\",\"content\":\"x\",\"to\":\"%s\"%%s}"
                .formatted(answer, carla, PUBLIC);
        rig.received.keep(rig.read(plain.formatted("")));
        String rule =
                ",\"interactionPolicy\":{\"canReply\":{\"automaticApproval\":\"%s\"},\"canQuote\":{\"automaticApproval\":\"%s\"}}"
                        .formatted(carla, PUBLIC);
        rig.received.updated(rig.read(plain.formatted(rule)));
        Post now = rig.known(answer).orElseThrow();
        assertThat(now.replyPolicy()).isEqualTo(ReplyPolicy.NOBODY);
        assertThat(now.quotePolicy()).isEqualTo(QuotePolicy.EVERYONE);
        assertThat(now.editedAt()).isEmpty();
    }

    @Test
    void approvalsThatNeverWereAreNotFound() {
        for (Map.Entry<String, Integer> path : Map.of(
                        "/reply-authorizations/1", 404,
                        "/announce-authorizations/99999999999999999999", 404,
                        "/like-authorizations/1/1", 404,
                        "/like-authorizations/1/99999999999999999999", 404)
                .entrySet()) {
            assertThat(fetch(anna, path.getKey()).status()).as(path.getKey()).isEqualTo(path.getValue());
        }
    }
}
