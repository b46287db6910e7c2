package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.testkit.Community;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posts that quote posts, over the real server. */
class QuotesTest {
    private static final String STATUSES = "/api/v1/statuses";

    private final Community community = Community.shared();
    private final Community.Member anna = community.stranger();
    private final Community.Member ben = community.stranger();
    private final Community.Member carla = community.stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient carlasApp = ApiClient.of(carla);

    @Test
    void quotedPostStandsInTheQuotingOne() {
        String quoted = id(post(annasApp, "Read this"));
        JsonNode quoting = quote(bensApp, quoted, "Worth reading");
        assertThat(state(quoting)).isEqualTo("accepted");
        assertThat(quoting.get("quote").propertyNames()).containsExactly("state", "quoted_status");
        JsonNode inside = quoting.get("quote").get("quoted_status");
        assertThat(inside).isEqualTo(show(bensApp, quoted));
        assertThat(inside.get("quotes_count").asInt()).isOne();
        assertThat(quoting.get("content").asString())
                .startsWith("<p class=\"quote-inline\">RE: <a href=\"%s/@%s/%s\""
                        .formatted(community.address(""), anna.name(), quoted))
                .endsWith("<p>Worth reading</p>");
        assertThat(show(ApiClient.anonymous(), id(quoting))
                        .get("quote")
                        .get("quoted_status")
                        .get("id")
                        .asString())
                .isEqualTo(quoted);
    }

    @Test
    void quoteNeedsNoWordsOfItsOwnAndABoostMeansItsPost() {
        String quoted = id(post(annasApp, "Read this"));
        String boost = id(carlasApp.post(STATUSES + "/" + quoted + "/reblog").ok());
        JsonNode quoting = quote(bensApp, boost, "");
        assertThat(quoting.get("quote").get("quoted_status").get("id").asString())
                .isEqualTo(quoted);
    }

    @Test
    void quoteOfAQuoteIsNamedByItsIdOnly() {
        String first = id(post(annasApp, "First"));
        String second = id(quote(bensApp, first, "Second"));
        JsonNode third = quote(carlasApp, second, "Third");
        JsonNode inner = third.get("quote").get("quoted_status").get("quote");
        assertThat(inner.propertyNames()).containsExactly("state", "quoted_status_id");
        assertThat(inner.get("state").asString()).isEqualTo("accepted");
        assertThat(inner.get("quoted_status_id").asString()).isEqualTo(first);
        bensApp.post("/api/v1/accounts/" + anna.id() + "/block").ok();
        assertThat(show(bensApp, id(third))
                        .get("quote")
                        .get("quoted_status")
                        .get("quote")
                        .get("state")
                        .asString())
                .isEqualTo("blocked_account");
    }

    @Test
    void boostOfAQuoteShowsTheQuoteInTheBoostedPost() {
        String quoting = id(quote(bensApp, id(post(annasApp, "Read this")), "Do"));
        carlasApp.post(STATUSES + "/" + quoting + "/reblog").ok();
        JsonNode boost = carlasApp
                .get("/api/v1/accounts/" + carla.id() + "/statuses")
                .ok()
                .get(0);
        assertThat(boost.get("quote").isNull()).isTrue();
        assertThat(boost.get("quote_approval").get("current_user").asString()).isEqualTo("denied");
        assertThat(state(boost.get("reblog"))).isEqualTo("accepted");
    }

    @Test
    void authorsDecideWhoQuotesThem() {
        String open = posted(annasApp, "Open", "quote_approval_policy", "public");
        String followers = posted(annasApp, "Followers", "quote_approval_policy", "followers");
        String closed = posted(annasApp, "Closed", "quote_approval_policy", "nobody");
        carlasApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        assertThat(approval(bensApp, open)).isEqualTo("[\"public\"][]automatic");
        assertThat(approval(bensApp, followers)).isEqualTo("[\"followers\"][]denied");
        assertThat(approval(carlasApp, followers)).isEqualTo("[\"followers\"][]automatic");
        assertThat(approval(carlasApp, closed)).isEqualTo("[][]denied");
        assertThat(approval(annasApp, closed)).isEqualTo("[][]automatic");
        assertThat(approval(ApiClient.anonymous(), open)).isEqualTo("[\"public\"][]denied");
        quote(bensApp, open, "Mine");
        assertThat(tryToQuote(bensApp, followers).status()).isEqualTo(422);
        quote(carlasApp, followers, "Mine");
        assertThat(tryToQuote(carlasApp, closed).status()).isEqualTo(422);
        quote(annasApp, closed, "My own");
    }

    @Test
    void policyCanBeChangedAloneWithAnEditOrForAllPostsToCome() {
        String post = id(post(annasApp, "Words"));
        JsonNode closed = annasApp.form(
                        "PUT", STATUSES + "/" + post + "/interaction_policy", "quote_approval_policy", "nobody")
                .ok();
        assertThat(closed.get("quote_approval").get("automatic").size()).isZero();
        assertThat(closed.get("edited_at").isNull()).isTrue();
        annasApp.form("PUT", STATUSES + "/" + post, "status", "Other words").ok();
        assertThat(approval(bensApp, post)).isEqualTo("[][]denied");
        annasApp.form("PUT", STATUSES + "/" + post, "status", "Other words", "quote_approval_policy", "followers")
                .ok();
        assertThat(approval(bensApp, post)).isEqualTo("[\"followers\"][]denied");
        assertThat(bensApp.form("PUT", STATUSES + "/" + post + "/interaction_policy", "quote_approval_policy", "public")
                        .status())
                .isEqualTo(403);
        assertThat(annasApp.form("PUT", STATUSES + "/" + post + "/interaction_policy", "quote_approval_policy", "all")
                        .status())
                .isEqualTo(422);

        JsonNode account = annasApp.json(
                        "PATCH", "/api/v1/accounts/update_credentials", "{\"source\":{\"quote_policy\":\"followers\"}}")
                .ok();
        assertThat(account.get("source").get("quote_policy").asString()).isEqualTo("followers");
        assertThat(annasApp.get("/api/v1/preferences")
                        .ok()
                        .get("posting:default:quote_policy")
                        .asString())
                .isEqualTo("followers");
        assertThat(approval(bensApp, id(post(annasApp, "Next")))).isEqualTo("[\"followers\"][]denied");
    }

    @Test
    void whatNotEveryoneMayReadIsQuotedByItsAuthorOnlyAndNoWider() {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        String quiet = posted(annasApp, "For followers", "visibility", "private", "quote_approval_policy", "public");
        assertThat(approval(bensApp, quiet)).isEqualTo("[][]denied");
        assertThat(tryToQuote(bensApp, quiet).status()).isEqualTo(422);
        assertThat(tryToQuote(carlasApp, quiet).status()).isEqualTo(404);
        JsonNode own = quote(annasApp, quiet, "Again");
        assertThat(own.get("visibility").asString()).isEqualTo("private");
        String direct = posted(annasApp, "Only you, @" + ben.name(), "visibility", "direct");
        assertThat(tryToQuote(annasApp, direct).status()).isEqualTo(422);
        assertThat(tryToQuote(bensApp, direct).status()).isEqualTo(422);
        assertThat(tryToQuote(carlasApp, direct).status()).isEqualTo(404);
    }

    @Test
    void readersOfAQuoteLearnNothingOfAPostThatTheyMayNotRead() {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        String quiet = posted(annasApp, "For followers only", "visibility", "private");
        String quoting = posted(annasApp, "Look, @" + carla.name(), "quoted_status_id", quiet, "visibility", "private");
        assertThat(state(show(bensApp, quoting))).isEqualTo("accepted");
        JsonNode forCarla = show(carlasApp, quoting);
        assertThat(state(forCarla)).isEqualTo("unauthorized");
        assertThat(forCarla.get("quote").get("quoted_status").isNull()).isTrue();
        assertThat(forCarla.toString()).doesNotContain("followers only");
        String outer = posted(annasApp, "And, @" + carla.name(), "quoted_status_id", quoting, "visibility", "private");
        JsonNode nested =
                show(carlasApp, outer).get("quote").get("quoted_status").get("quote");
        assertThat(nested.get("state").asString()).isEqualTo("unauthorized");
        assertThat(nested.get("quoted_status_id").isNull()).isTrue();
    }

    @Test
    void blocksAndMutesAreSaid() {
        String quoting = id(quote(bensApp, id(post(annasApp, "Read this")), "Do"));
        carlasApp.post("/api/v1/accounts/" + anna.id() + "/mute").ok();
        JsonNode muted = show(carlasApp, quoting);
        assertThat(state(muted)).isEqualTo("muted_account");
        assertThat(muted.get("quote").get("quoted_status").isNull()).isFalse();
        carlasApp.post("/api/v1/accounts/" + anna.id() + "/block").ok();
        assertThat(state(show(carlasApp, quoting))).isEqualTo("blocked_account");
        annasApp.post("/api/v1/accounts/" + carla.id() + "/block").ok();
        JsonNode blocked = show(carlasApp, quoting);
        assertThat(state(blocked)).isEqualTo("unauthorized");
        assertThat(blocked.get("quote").get("quoted_status").isNull()).isTrue();
        assertThat(tryToQuote(carlasApp, id(post(annasApp, "More"))).status()).isEqualTo(404);
    }

    @Test
    void postOfASuspendedAuthorIsShownToNobody() {
        String quoting = id(quote(bensApp, id(post(annasApp, "Read this")), "Do"));
        community.part(Sanctioned.class).impose(anna.id(), Sanction.SUSPENDED);
        String page = "/@" + ben.name() + "/" + quoting;
        for (ApiClient app : List.of(bensApp, carlasApp, ApiClient.anonymous())) {
            assertThat(show(app, quoting).get("quote").get("quoted_status").isNull())
                    .isTrue();
        }
        assertThat(new FormBrowser(community.address("/")).open(page).body())
                .contains("not for you to read")
                .doesNotContain("Read this");
    }

    @Test
    void revokedQuoteIsGoneForEveryoneAndForGood() {
        String quoted = id(post(annasApp, "Read this"));
        String quoting = id(quote(bensApp, quoted, "No"));
        String revoke = STATUSES + "/" + quoted + "/quotes/" + quoting + "/revoke";
        assertThat(bensApp.post(revoke).status()).isEqualTo(403);
        assertThat(annasApp.post(STATUSES + "/" + quoted + "/quotes/" + quoted + "/revoke")
                        .status())
                .isEqualTo(404);
        JsonNode answer = annasApp.post(revoke).ok();
        assertThat(id(answer)).isEqualTo(quoting);
        assertThat(state(answer)).isEqualTo("revoked");
        annasApp.post(revoke).ok();
        JsonNode after = show(bensApp, quoting);
        assertThat(state(after)).isEqualTo("revoked");
        assertThat(after.get("quote").get("quoted_status").isNull()).isTrue();
        assertThat(after.get("content").asString()).isEqualTo("<p>No</p>");
        assertThat(show(annasApp, quoted).get("quotes_count").asInt()).isZero();
        assertThat(quotesOf(annasApp, quoted)).isEmpty();
        bensApp.form("PUT", STATUSES + "/" + quoting, "status", "No!", "quoted_status_id", quoted)
                .ok();
        assertThat(state(show(bensApp, quoting))).isEqualTo("revoked");
    }

    @Test
    void quoteOfARemovedPostIsEmptyAndARemovedQuoteIsNotCounted() {
        String quoted = id(post(annasApp, "Read this"));
        String kept = id(quote(bensApp, quoted, "Kept"));
        String removed = id(quote(carlasApp, quoted, "Removed"));
        assertThat(show(annasApp, quoted).get("quotes_count").asInt()).isEqualTo(2);
        carlasApp.delete(STATUSES + "/" + removed).ok();
        assertThat(show(annasApp, quoted).get("quotes_count").asInt()).isOne();
        annasApp.delete(STATUSES + "/" + quoted).ok();
        JsonNode after = show(bensApp, kept);
        assertThat(state(after)).isEqualTo("deleted");
        assertThat(after.get("quote").get("quoted_status").isNull()).isTrue();
        assertThat(after.toString()).doesNotContain("Read this");
    }

    @Test
    void editChangesTheWordsAndNeverTheQuote() {
        String quoted = id(post(annasApp, "Read this"));
        String other = id(post(annasApp, "Not this"));
        String quoting = id(quote(bensApp, quoted, "Worth it"));
        bensApp.form("PUT", STATUSES + "/" + quoting, "status", "Really", "quoted_status_id", other)
                .ok();
        JsonNode edited = show(carlasApp, quoting);
        assertThat(edited.get("quote").get("quoted_status").get("id").asString())
                .isEqualTo(quoted);
        assertThat(edited.get("content").asString()).endsWith("<p>Really</p>");
        bensApp.form("PUT", STATUSES + "/" + quoting, "status", "").ok();
        JsonNode history = carlasApp.get(STATUSES + "/" + quoting + "/history").ok();
        assertThat(history).hasSize(3);
        assertThat(history)
                .allSatisfy(edit -> assertThat(
                                edit.get("quote").get("quoted_status").get("id").asString())
                        .isEqualTo(quoted));
    }

    @Test
    void quotesAreListedForThoseWhoMayReadThem() {
        String quoted = id(post(annasApp, "Read this"));
        List<String> quoting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            quoting.addFirst(id(quote(bensApp, quoted, "Number " + i)));
        }
        String quiet = posted(bensApp, "For mine", "quoted_status_id", quoted, "visibility", "private");
        assertThat(quotesOf(carlasApp, quoted)).isEqualTo(quoting);
        assertThat(quotesOf(annasApp, quoted))
                .as("who is quoted may see how")
                .isEqualTo(Stream.concat(Stream.of(quiet), quoting.stream()).toList());
        ApiClient.Answer first = carlasApp.get(STATUSES + "/" + quoted + "/quotes?limit=3");
        assertThat(texts(first.ok(), "id")).isEqualTo(quoting.subList(0, 2));
        ApiClient.Answer second = carlasApp.get(TagsTest.next(first));
        assertThat(texts(second.ok(), "id")).isEqualTo(quoting.subList(2, 5));
        carlasApp.post("/api/v1/accounts/" + ben.id() + "/mute").ok();
        assertThat(quotesOf(carlasApp, quoted)).isEmpty();
        assertThat(ApiClient.anonymous()
                        .get(STATUSES + "/" + quoted + "/quotes")
                        .status())
                .isEqualTo(401);
        String direct = posted(annasApp, "@" + ben.name(), "visibility", "direct");
        assertThat(carlasApp.get(STATUSES + "/" + direct + "/quotes").status()).isEqualTo(404);
    }

    @Test
    void directPostQuotesOthersOnlyWhenItNamesThem() {
        String quoted = id(post(annasApp, "Read this"));
        ApiClient.Answer behind = bensApp.form(
                "POST", STATUSES, "status", "Ha, @" + carla.name(), "quoted_status_id", quoted, "visibility", "direct");
        assertThat(behind.status()).isEqualTo(422);
        String open = posted(bensApp, "Thanks, @" + anna.name(), "quoted_status_id", quoted, "visibility", "direct");
        assertThat(state(show(annasApp, open))).isEqualTo("accepted");
    }

    @Test
    void quotedAuthorIsToldAndQuotersHearOfEdits() {
        String quoted = id(post(annasApp, "Read this"));
        String quoting = id(quote(bensApp, quoted, "Do"));
        quote(annasApp, quoted, "My own");
        Eventually.assertThat(() -> notices(annasApp)).isEqualTo(List.of("quote " + quoting + " " + ben.id()));
        annasApp.form("PUT", STATUSES + "/" + quoted, "status", "Read that").ok();
        Eventually.assertThat(() -> notices(bensApp)).isEqualTo(List.of("quoted_update " + quoting + " " + anna.id()));
        assertThat(texts(annasApp.get("/api/v1/notifications?types[]=quote").ok(), "type"))
                .containsExactly("quote");
        assertThat(annasApp.get("/api/v1/notifications?exclude_types[]=quote")
                        .ok()
                        .size())
                .isZero();
    }

    @Test
    void scheduledQuoteKeepsWhatItQuotes() {
        String quoted = id(post(annasApp, "Read this"));
        JsonNode scheduled = bensApp.form(
                        "POST",
                        STATUSES,
                        "status",
                        "Later",
                        "quoted_status_id",
                        quoted,
                        "scheduled_at",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString())
                .ok();
        assertThat(scheduled.get("params").get("quoted_status_id").asString()).isEqualTo(quoted);
        assertThat(scheduled.get("params").get("quote_approval_policy").asString())
                .isEqualTo("public");
        JsonNode again =
                bensApp.get("/api/v1/scheduled_statuses/" + id(scheduled)).ok();
        assertThat(again.get("params").get("quoted_status_id").asString()).isEqualTo(quoted);
    }

    @Test
    void filtersLookIntoTheQuotedPost() {
        String quoting = id(quote(bensApp, id(post(annasApp, "All about zebras")), "Look"));
        carlasApp
                .form(
                        "POST",
                        "/api/v2/filters",
                        "title",
                        "Zebras",
                        "context[]",
                        "home",
                        "keywords_attributes[0][keyword]",
                        "zebras")
                .ok();
        JsonNode status = show(carlasApp, quoting);
        assertThat(status.get("filtered").size()).isZero();
        assertThat(status.get("quote").get("quoted_status").get("filtered").size())
                .isOne();
    }

    @Test
    void homePageHoldsTheQuotedPostAsItIsNow() {
        carlasApp.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        String quoted = id(post(annasApp, "Read this"));
        String quoting = id(quote(bensApp, quoted, "Do"));
        assertThat(carlasApp.get("/api/v1/timelines/home").ok().get(0)).isEqualTo(show(carlasApp, quoting));
        annasApp.form("PUT", STATUSES + "/" + quoted, "status", "Read that").ok();
        JsonNode home = carlasApp.get("/api/v1/timelines/home").ok().get(0);
        assertThat(home.get("quote").get("quoted_status").get("content").asString())
                .isEqualTo("<p>Read that</p>");
    }

    private static JsonNode quote(ApiClient app, String quoted, String text) {
        return app.form("POST", STATUSES, "status", text, "quoted_status_id", quoted)
                .ok();
    }

    private static ApiClient.Answer tryToQuote(ApiClient app, String quoted) {
        return app.form("POST", STATUSES, "status", "May I?", "quoted_status_id", quoted);
    }

    private static String posted(ApiClient app, String text, String... more) {
        List<String> fields = new ArrayList<>(List.of("status", text));
        fields.addAll(List.of(more));
        return id(app.form("POST", STATUSES, fields.toArray(String[]::new)).ok());
    }

    private static JsonNode show(ApiClient app, String id) {
        return app.get(STATUSES + "/" + id).ok();
    }

    private static String state(JsonNode status) {
        return status.get("quote").get("state").asString();
    }

    private static String approval(ApiClient app, String id) {
        JsonNode approval = show(app, id).get("quote_approval");
        assertThat(approval.propertyNames()).containsExactly("automatic", "manual", "current_user");
        return approval.get("automatic") + "" + approval.get("manual")
                + approval.get("current_user").asString();
    }

    private static List<String> quotesOf(ApiClient app, String id) {
        return texts(app.get(STATUSES + "/" + id + "/quotes").ok(), "id");
    }

    private static List<String> notices(ApiClient app) {
        List<String> found = new ArrayList<>();
        for (JsonNode notice : app.get("/api/v1/notifications").ok()) {
            found.add(notice.get("type").asString() + " " + id(notice.get("status")) + " " + id(notice.get("account")));
        }
        return found;
    }
}
