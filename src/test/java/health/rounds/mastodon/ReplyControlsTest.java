package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may answer a post, over the real server. */
class ReplyControlsTest {
    private static final String STATUSES = "/api/v1/statuses";
    private static final String ALWAYS = "interaction_policy[can_reply][automatic_approval]";

    private final Community community = Community.shared();
    private final Community.Member anna = community.stranger();
    private final Community.Member ben = community.stranger();
    private final Community.Member carla = community.stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient carlasApp = ApiClient.of(carla);

    private String posted(String... nameValues) {
        return id(annasApp.form("POST", STATUSES, nameValues).ok());
    }

    private static ApiClient.Answer answer(ApiClient app, String post) {
        return app.form("POST", STATUSES, "status", "An answer", "in_reply_to_id", post);
    }

    private static String refusal(ApiClient app, String post) {
        ApiClient.Answer answer = answer(app, post);
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().get("error").asString();
    }

    private static List<String> allowed(ApiClient app, String post) {
        return app.get(STATUSES + "/" + post)
                .ok()
                .get("interaction_policy")
                .get("can_reply")
                .get("automatic_approval")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everybodyAnswersAPostThatSaysNothing() {
        String post = id(post(annasApp, "Say something"));
        assertThat(allowed(bensApp, post)).containsExactly("public");
        answer(bensApp, post).ok();
    }

    @Test
    void followersAndThoseWhoAreNamedAnswerAPostForFollowers() {
        String post = posted("status", "For you, @" + ben.name(), ALWAYS + "[]", "followers");
        assertThat(allowed(bensApp, post)).containsExactly("author", "followers", "mentioned");
        assertThat(refusal(carlasApp, post)).contains("followers");
        answer(bensApp, post).ok();
        carlasApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        answer(carlasApp, post).ok();
        answer(annasApp, post).ok();
    }

    @Test
    void onlyThoseWhoAreNamedOrAnsweredMayAnswer() {
        carlasApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        String post =
                posted("status", "For you, @" + ben.name(), ALWAYS + "[0]", "author", ALWAYS + "[1]", "mentioned");
        assertThat(allowed(bensApp, post)).containsExactly("author", "mentioned");
        assertThat(refusal(carlasApp, post)).contains("mentions");
        String question = id(answer(bensApp, post).ok());
        String reply = posted("status", "Yes", "in_reply_to_id", question, ALWAYS + "[]", "mentioned");
        answer(bensApp, reply).ok();
        assertThat(refusal(carlasApp, reply)).contains("mentions");
    }

    @Test
    void nobodyAnswersAPostOfWhichItsAuthorSaysSo() {
        String post = posted("status", "The end, @" + ben.name(), ALWAYS + "[]", "author");
        assertThat(refusal(bensApp, post)).contains("takes no answers");
        assertThat(refusal(carlasApp, post)).contains("takes no answers");
        answer(annasApp, post).ok();
        JsonNode context = bensApp.get(STATUSES + "/" + post + "/context").ok();
        assertThat(context.get("descendants")).hasSize(1);
    }

    @Test
    void boostIsNoWayAroundIt() {
        String post = posted("status", "The end", ALWAYS + "[]", "author");
        String boost = id(carlasApp.post(STATUSES + "/" + post + "/reblog").ok());
        assertThat(refusal(bensApp, boost)).contains("takes no answers");
        String open = id(post(annasApp, "Go on"));
        String openBoost = id(carlasApp.post(STATUSES + "/" + open + "/reblog").ok());
        assertThat(answer(bensApp, openBoost).ok().get("in_reply_to_id").asString())
                .isEqualTo(open);
    }

    @Test
    void refusedAnswerIsNotScheduledEither() {
        String post = posted("status", "The end", ALWAYS + "[]", "author");
        ApiClient.Answer scheduled = bensApp.form(
                "POST", STATUSES, "status", "Later", "in_reply_to_id", post, "scheduled_at", "2040-01-01T00:00:00Z");
        assertThat(scheduled.status()).isEqualTo(422);
        assertThat(bensApp.get("/api/v1/scheduled_statuses").ok()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"interaction_policy\":{\"can_reply\":{\"automatic_approval\":[\"followers\"]}}}', followers",
        "'{\"interaction_policy\":{\"can_reply\":{\"always\":[\"author\",\"followers\"],\"with_approval\":[]}}}', followers",
        "'{\"interaction_policy\":{\"can_reply\":{\"always\":[\"me\"]}}}', author",
        "'{\"interaction_policy\":{\"can_reply\":{\"always\":[\"public\",\"followers\"]}}}', public",
        "'{\"interaction_policy\":{\"can_reply\":null}}', public",
        "'{\"interaction_policy\":{\"can_favourite\":{\"always\":[\"author\"]}}}', public"
    })
    void policyIsReadInTheWordsOfBothVersionsOfGoToSocial(String sent, String expected) {
        JsonNode posted = annasApp.json("POST", STATUSES, sent.replaceFirst("\\{", "{\"status\":\"Words\","))
                .ok();
        assertThat(allowed(bensApp, id(posted))).contains(expected);
        assertThat(posted.get("interaction_policy").get("can_reply").get("always"))
                .isEqualTo(posted.get("interaction_policy").get("can_reply").get("automatic_approval"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"followings", "mutuals", "https://elsewhere.example/users/dana", "{}"})
    void policyThatCannotBeKeptToIsRefusedAndNothingIsPosted(String word) {
        ApiClient.Answer answer = annasApp.form("POST", STATUSES, "status", "Words", ALWAYS + "[]", word);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asString()).contains("can_reply");
        assertThat(annasApp.get("/api/v1/accounts/" + anna.id() + "/statuses").ok())
                .isEmpty();
    }

    @Test
    void answersAreNotApprovedOneByOne() {
        assertThat(annasApp.form(
                                "POST",
                                STATUSES,
                                "status",
                                "Words",
                                "interaction_policy[can_reply][with_approval][]",
                                "public")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void policyIsChangedAloneOrWithAnEdit() {
        String post = id(post(annasApp, "Words"));
        JsonNode closed = annasApp.form("PUT", STATUSES + "/" + post + "/interaction_policy", ALWAYS + "[]", "author")
                .ok();
        assertThat(closed.get("edited_at").isNull()).isTrue();
        assertThat(closed.get("quote_approval").get("automatic").get(0).asString())
                .as("who may quote is another matter")
                .isEqualTo("public");
        refusal(bensApp, post);
        annasApp.form("PUT", STATUSES + "/" + post, "status", "Other words").ok();
        refusal(bensApp, post);
        annasApp.form("PUT", STATUSES + "/" + post, "status", "Other words", ALWAYS + "[]", "public")
                .ok();
        answer(bensApp, post).ok();
        assertThat(bensApp.form("PUT", STATUSES + "/" + post + "/interaction_policy", ALWAYS + "[]", "author")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotForEverybodyIsPassedOnByItsAuthorAlone() {
        String post = posted("status", "For followers", "visibility", "private");
        assertThat(annasApp.get(STATUSES + "/" + post)
                        .ok()
                        .get("interaction_policy")
                        .get("can_reblog")
                        .get("automatic_approval")
                        .get(0)
                        .asString())
                .isEqualTo("author");
    }
}
