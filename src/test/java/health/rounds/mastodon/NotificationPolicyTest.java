package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose acts somebody wants to hear of, over the real server. */
class NotificationPolicyTest {
    private static final String POLICY = "/api/v2/notifications/policy";
    private static final String REQUESTS = "/api/v1/notifications/requests";
    private static final String LIST = "/api/v1/notifications";

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final Member carla = community.stranger();
    private final ApiClient app = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient carlasApp = ApiClient.of(carla);

    @Test
    void heldBackNotificationsAreSeenOnlyWhereAskedFor() {
        set("for_not_following", "filter");
        String hello = id(post(bensApp, "Hello @" + anna.name()));
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));

        assertThat(statuses(LIST)).isEmpty();
        assertThat(groups("")).isZero();
        assertThat(app.get(LIST + "/unread_count").ok().get("count").asInt()).isZero();
        assertThat(app.get("/api/v2/notifications/unread_count")
                        .ok()
                        .get("count")
                        .asInt())
                .isZero();
        assertThat(statuses(LIST + "?include_filtered=true")).containsExactly(hello);
        assertThat(groups("?include_filtered=true")).isEqualTo(1);
        assertThat(statuses(LIST + "?account_id=" + ben.id())).containsExactly(hello);
        assertThat(app.get(LIST + "?include_filtered=perhaps").status()).isEqualTo(400);

        JsonNode request = app.get(REQUESTS).ok().get(0);
        assertThat(request.get("notifications_count").asString()).isEqualTo("1");
        assertThat(request.get("last_status").get("id").asString()).isEqualTo(hello);
        assertThat(app.get(REQUESTS + "/" + id(request)).ok()).isEqualTo(request);
        JsonNode summary = app.get(POLICY).ok().get("summary");
        assertThat(summary.get("pending_requests_count").asInt()).isEqualTo(1);
        assertThat(summary.get("pending_notifications_count").asInt()).isEqualTo(1);
    }

    @Test
    void acceptedSenderIsHeardFromThenOn() {
        set("for_not_following", "filter");
        String before = id(post(bensApp, "One @" + anna.name()));
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));
        String request = id(app.get(REQUESTS).ok().get(0));
        for (String path : List.of("", "/accept", "/dismiss")) {
            String address = REQUESTS + "/" + request + path;
            assertThat((path.isEmpty() ? bensApp.get(address) : bensApp.post(address)).status())
                    .isEqualTo(404);
        }
        app.post(REQUESTS + "/" + request + "/accept").ok();
        assertThat(app.post(REQUESTS + "/" + request + "/accept").status()).isEqualTo(404);
        assertThat(app.get(REQUESTS + "/merged").ok().get("merged").asBoolean()).isTrue();
        assertThat(senders()).isEmpty();
        assertThat(statuses(LIST)).containsExactly(before);
        String after = id(post(bensApp, "Two @" + anna.name()));
        Eventually.assertThat(() -> statuses(LIST)).isEqualTo(List.of(after, before));
        assertThat(app.get(POLICY)
                        .ok()
                        .get("summary")
                        .get("pending_requests_count")
                        .asInt())
                .isZero();
    }

    @Test
    void dismissedRequestIsForgottenAndTheNextIsNew() {
        set("for_not_following", "filter");
        post(bensApp, "One @" + anna.name());
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));
        String first = id(app.get(REQUESTS).ok().get(0));
        app.post(REQUESTS + "/" + first + "/dismiss").ok();
        assertThat(senders()).isEmpty();
        assertThat(statuses(LIST + "?include_filtered=true")).isEmpty();
        String next = id(post(bensApp, "Two @" + anna.name()));
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));
        JsonNode second = app.get(REQUESTS).ok().get(0);
        assertThat(id(second)).isNotEqualTo(first);
        assertThat(second.get("notifications_count").asString()).isEqualTo("1");
        assertThat(second.get("last_status").get("id").asString()).isEqualTo(next);
    }

    @Test
    void manyRequestsArePagedAndAnsweredAtOnce() {
        set("for_not_following", "filter");
        Member dan = community.stranger();
        post(bensApp, "From ben @" + anna.name());
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));
        post(carlasApp, "From carla @" + anna.name());
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(carla), text(ben)));
        ApiClient.of(dan).post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(dan), text(carla), text(ben)));
        List<String> ids = StatusesTest.texts(app.get(REQUESTS).ok(), "id");
        assertThat(app.get(REQUESTS).ok().get(0).get("last_status").isNull()).isTrue();

        ApiClient.Answer page = app.get(REQUESTS + "?limit=1");
        assertThat(StatusesTest.texts(page.ok(), "id")).containsExactly(ids.get(0));
        assertThat(page.header("Link").orElse("")).contains("max_id=" + ids.get(0), "min_id=" + ids.get(0));
        assertThat(StatusesTest.texts(
                        app.get(REQUESTS + "?limit=1&max_id=" + ids.get(0)).ok(), "id"))
                .containsExactly(ids.get(1));
        assertThat(StatusesTest.texts(
                        app.get(REQUESTS + "?limit=1&min_id=" + ids.get(2)).ok(), "id"))
                .containsExactly(ids.get(1));
        assertThat(StatusesTest.texts(
                        app.get(REQUESTS + "?since_id=" + ids.get(1)).ok(), "id"))
                .containsExactly(ids.get(0));

        app.form("POST", REQUESTS + "/accept", "id[]", ids.get(2), "id[]", ids.get(1), "id[]", "42")
                .ok();
        assertThat(senders()).containsExactly(text(dan));
        assertThat(statuses(LIST)).hasSize(2);
        bensApp.form("POST", REQUESTS + "/dismiss", "id[]", ids.get(0)).ok();
        assertThat(senders()).containsExactly(text(dan));
        app.form("POST", REQUESTS + "/dismiss", "id[]", ids.get(0)).ok();
        assertThat(senders()).isEmpty();
        assertThat(app.form("POST", REQUESTS + "/accept", "id[]", "x").status()).isEqualTo(400);
        app.post(REQUESTS + "/accept").ok();
    }

    @Test
    void droppedNotificationsAreNotKeptAndWhomOneFollowsIsHeard() {
        app.post("/api/v1/accounts/" + carla.id() + "/follow").ok();
        set("for_not_following", "drop");
        post(bensApp, "Never heard @" + anna.name());
        String heard = id(post(carlasApp, "Heard @" + anna.name()));
        // The second proves that the first has been dealt with.
        Eventually.assertThat(() -> statuses(LIST + "?include_filtered=true")).isEqualTo(List.of(heard));
        assertThat(senders()).isEmpty();
    }

    @Test
    void newFollowersAndNewAccountsAreHeldBack() {
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        Eventually.assertThat(this::types).isEqualTo(List.of("follow"));
        set("for_not_followers", "filter");
        post(bensApp, "I follow since a minute @" + anna.name());
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));

        set("for_not_followers", "accept");
        set("for_new_accounts", "filter");
        post(carlasApp, "I joined a minute ago @" + anna.name());
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(carla), text(ben)));
        app.post("/api/v1/accounts/" + carla.id() + "/follow").ok();
        post(carlasApp, "And you follow me @" + anna.name());
        Eventually.assertThat(this::types).isEqualTo(List.of("mention", "follow"));
    }

    @Test
    void onlyUnaskedPrivateMentionsAreHeldBack() {
        set("for_private_mentions", "filter");
        direct(bensApp, "@" + anna.name() + " psst", "");
        Eventually.assertThat(this::senders).isEqualTo(List.of(text(ben)));
        String open = id(post(bensApp, "Aloud @" + anna.name()));
        Eventually.assertThat(() -> statuses(LIST)).isEqualTo(List.of(open));
        String question = direct(app, "@" + ben.name() + " what is it?", "");
        String answer = direct(bensApp, "@" + anna.name() + " nothing", question);
        Eventually.assertThat(() -> statuses(LIST)).isEqualTo(List.of(answer, open));
    }

    @Test
    void whatIsNoPolicyChangesNothing() {
        set("for_new_accounts", "drop");
        for (String name : List.of(
                "for_not_following",
                "for_not_followers",
                "for_new_accounts",
                "for_private_mentions",
                "for_limited_accounts")) {
            for (String word : List.of("", "ACCEPT", "true", "-1")) {
                ApiClient.Answer refused = app.form("PATCH", POLICY, "for_not_following", "filter", name, word);
                assertThat(refused.status()).isIn(400, 422);
                assertThat(refused.json().get("error").asString()).contains(name);
            }
        }
        JsonNode policy = app.get(POLICY).ok();
        assertThat(policy.get("for_new_accounts").asString()).isEqualTo("drop");
        assertThat(policy.get("for_not_following").asString()).isEqualTo("accept");
        assertThat(policy.get("for_not_followers").asString()).isEqualTo("accept");
        assertThat(policy.get("for_private_mentions").asString()).isEqualTo("accept");
        assertThat(policy.get("for_limited_accounts").asString()).isEqualTo("filter");
        assertThat(ApiClient.anonymous().get(POLICY).status()).isEqualTo(401);
        assertThat(bensApp.get(POLICY).ok().get("for_new_accounts").asString()).isEqualTo("accept");
    }

    @Test
    void firstFormOfThePolicyIsUnderstood() {
        String first = "/api/v1/notifications/policy";
        JsonNode changed = app.json("PATCH", first, "{\"filter_not_following\":true,\"filter_new_accounts\":false}")
                .ok();
        assertThat(changed.get("filter_not_following").asBoolean()).isTrue();
        assertThat(changed.get("filter_new_accounts").asBoolean()).isFalse();
        assertThat(app.get(POLICY).ok().get("for_not_following").asString()).isEqualTo("filter");
        set("for_not_followers", "drop");
        assertThat(app.get(first).ok().get("filter_not_followers").asBoolean()).isTrue();
        assertThat(app.form("PUT", first, "filter_not_following", "perhaps").status())
                .isEqualTo(400);
    }

    private void set(String name, String word) {
        assertThat(app.form("PATCH", POLICY, name, word).ok().get(name).asString())
                .isEqualTo(word);
    }

    private static String direct(ApiClient from, String text, String answering) {
        return id(from.form(
                        "POST", "/api/v1/statuses", "status", text, "visibility", "direct", "in_reply_to_id", answering)
                .ok());
    }

    private List<String> senders() {
        return texts(app.get(REQUESTS).ok(), "account", "id");
    }

    private List<String> statuses(String path) {
        return texts(app.get(path).ok(), "status", "id");
    }

    private List<String> types() {
        return StatusesTest.texts(app.get(LIST).ok(), "type");
    }

    private int groups(String query) {
        return app.get("/api/v2/notifications" + query)
                .ok()
                .get("notification_groups")
                .size();
    }

    private static List<String> texts(JsonNode array, String member, String inner) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.get(member).get(inner).asString())
                .toList();
    }

    private static String text(Member member) {
        return member.id().toString();
    }
}
