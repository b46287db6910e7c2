package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Threads of direct posts, over the real server. What the outbox does in order is waited for by the last of it. */
class ConversationsTest {
    private static final String LIST = "/api/v1/conversations";

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final Member carla = community.stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient carlasApp = ApiClient.of(carla);

    @Test
    void directPostIsThereForEachOfItsPeopleAndUnreadForTheOthers() {
        String hello = direct(annasApp, "Hello @" + ben.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(hello));

        JsonNode bens = bensApp.get(LIST + "/").ok().get(0);
        assertThat(bens.propertyNames()).containsExactly("id", "unread", "accounts", "last_status");
        assertThat(id(bens)).isEqualTo(hello);
        assertThat(bens.get("unread").asBoolean()).isTrue();
        assertThat(texts(bens.get("accounts"), "id")).containsExactly(anna.id().toString());
        assertThat(bens.get("last_status"))
                .isEqualTo(bensApp.get("/api/v1/statuses/" + hello).ok());
        JsonNode annas = annasApp.get(LIST).ok().get(0);
        assertThat(annas.get("unread").asBoolean()).isFalse();
        assertThat(annas.get("accounts").get(0)).isEqualTo(account(ben));
        assertThat(carlasApp.get(LIST).ok().size()).isZero();
    }

    @Test
    void noteToOneselfHasOneselfAsItsPeople() {
        String note = direct(annasApp, "Ask about the rota", Optional.empty());
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(note));
        assertThat(texts(annasApp.get(LIST).ok().get(0).get("accounts"), "id"))
                .containsExactly(anna.id().toString());
    }

    @Test
    void answerMovesTheConversationUpAndMakesItUnreadAgain() {
        String first = direct(annasApp, "One @" + ben.name(), Optional.empty());
        String second = direct(annasApp, "Two @" + ben.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(second, first));

        JsonNode read = bensApp.post(LIST + "/" + first + "/read").ok();
        assertThat(id(read)).isEqualTo(first);
        assertThat(read.get("unread").asBoolean()).isFalse();
        assertThat(bensApp.post(LIST + "/" + first + "/unread")
                        .ok()
                        .get("unread")
                        .asBoolean())
                .isTrue();
        String answer = direct(bensApp, "Yes @" + anna.name() + " and @" + carla.name(), Optional.of(first));
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(answer, second));
        assertThat(unread(bensApp, first)).isFalse();
        assertThat(unread(annasApp, first)).isTrue();
        assertThat(unread(annasApp, second)).isFalse();
        assertThat(texts(conversation(annasApp, first).get("accounts"), "id"))
                .containsExactlyInAnyOrder(ben.id().toString(), carla.id().toString());
        assertThat(lastPosts(carlasApp)).containsExactly(answer);
    }

    @Test
    void removedConversationReturnsWithTheNextPostAlone() {
        String first = direct(annasApp, "One @" + ben.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(first));
        assertThat(bensApp.delete(LIST + "/" + first).ok().size()).isZero();
        assertThat(lastPosts(bensApp)).isEmpty();
        assertThat(bensApp.delete(LIST + "/" + first).status()).isEqualTo(404);
        assertThat(lastPosts(annasApp)).containsExactly(first);
        assertThat(bensApp.get("/api/v1/statuses/" + first).status()).isEqualTo(200);

        String second = direct(annasApp, "Two @" + ben.name(), Optional.of(first));
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(second));
        annasApp.delete("/api/v1/statuses/" + second).ok();
        Eventually.assertThat(() -> lastPosts(bensApp)).isEmpty();
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(first));
    }

    @Test
    void withdrawnPostGivesWayToTheOneBefore() {
        String first = direct(annasApp, "One @" + ben.name(), Optional.empty());
        String second = direct(bensApp, "Two @" + anna.name(), Optional.of(first));
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(second));
        bensApp.delete("/api/v1/statuses/" + second).ok();
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(first));
        annasApp.delete("/api/v1/statuses/" + first).ok();
        assertThat(lastPosts(annasApp)).isEmpty();
        Eventually.assertThat(() -> lastPosts(bensApp)).isEmpty();
    }

    @Test
    void editBringsWhomItNamesAndTakesAwayWhomItNamesNoMore() {
        String post = direct(annasApp, "Plan for @" + ben.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(post));
        annasApp.form("PUT", "/api/v1/statuses/" + post, "status", "Plan for @" + carla.name())
                .ok();
        Eventually.assertThat(() -> lastPosts(carlasApp)).isEqualTo(List.of(post));
        assertThat(lastPosts(bensApp)).isEmpty();
        assertThat(unread(carlasApp, post)).isTrue();
        assertThat(lastPosts(annasApp)).containsExactly(post);
    }

    @Test
    void hiddenPeopleAndMutedThreadsAreNotHeard() {
        String fromCarla = direct(carlasApp, "Hi @" + anna.name(), Optional.empty());
        String fromBen = direct(bensApp, "Hi @" + anna.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(fromBen, fromCarla));
        assertThat(texts(annasApp.get("/api/v1/timelines/direct").ok(), "id")).containsExactly(fromBen, fromCarla);

        annasApp.post("/api/v1/accounts/" + ben.id() + "/block").ok();
        assertThat(lastPosts(annasApp)).containsExactly(fromCarla);
        assertThat(texts(annasApp.get("/api/v1/timelines/direct").ok(), "id")).containsExactly(fromCarla);
        assertThat(annasApp.post(LIST + "/" + fromBen + "/read").status()).isEqualTo(404);
        annasApp.post("/api/v1/accounts/" + ben.id() + "/unblock").ok();

        annasApp.post("/api/v1/statuses/" + fromBen + "/mute").ok();
        direct(bensApp, "Again @" + anna.name(), Optional.of(fromBen));
        annasApp.form("POST", "/api/v1/accounts/" + carla.id() + "/mute", "notifications", "false")
                .ok();
        direct(carlasApp, "Still there? @" + anna.name(), Optional.empty());
        String note = direct(annasApp, "A note", Optional.empty());
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(note, fromBen));
    }

    @Test
    void blockedPersonsPostInAGroupIsPassedOver() {
        String first = direct(carlasApp, "You two: @" + anna.name() + " @" + ben.name(), Optional.empty());
        String second = direct(bensApp, "Fine @" + anna.name() + " @" + carla.name(), Optional.of(first));
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(second));
        annasApp.post("/api/v1/accounts/" + ben.id() + "/block").ok();
        assertThat(lastPosts(annasApp)).containsExactly(first);
    }

    @Test
    void whatThePolicyHoldsBackWaitsUntilItIsAccepted() {
        annasApp.form("PATCH", "/api/v2/notifications/policy", "for_private_mentions", "filter")
                .ok();
        String asked = direct(bensApp, "May I? @" + anna.name(), Optional.empty());
        String note = direct(annasApp, "A note", Optional.empty());
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(note));
        String requests = "/api/v1/notifications/requests";
        await().until(() -> annasApp.get(requests).ok().size() == 1);
        annasApp.post(requests + "/" + id(annasApp.get(requests).ok().get(0)) + "/accept")
                .ok();
        assertThat(lastPosts(annasApp)).containsExactly(note, asked);

        annasApp.form("PATCH", "/api/v2/notifications/policy", "for_private_mentions", "drop")
                .ok();
        direct(carlasApp, "And I? @" + anna.name(), Optional.empty());
        String last = direct(annasApp, "Another note", Optional.empty());
        Eventually.assertThat(() -> lastPosts(annasApp)).isEqualTo(List.of(last, note, asked));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posts.addFirst(direct(annasApp, "Number " + i + " @" + ben.name(), Optional.empty()));
        }
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(posts);
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of(LIST + "?limit=2");
        while (next.isPresent()) {
            ApiClient.Answer page = bensApp.get(next.get());
            seen.addAll(lastPosts(page.ok()));
            next = page.header("Link")
                    .map(link -> URI.create(link.substring(1, link.indexOf('>'))))
                    .map(address -> address.getPath() + "?" + address.getQuery());
        }
        assertThat(seen).isEqualTo(posts);
        assertThat(lastPosts(
                        bensApp.get(LIST + "?limit=2&min_id=" + posts.get(4)).ok()))
                .containsExactly(posts.get(2), posts.get(3));
        assertThat(lastPosts(bensApp.get(LIST + "?since_id=" + posts.get(2)).ok()))
                .containsExactly(posts.get(0), posts.get(1));
    }

    @Test
    void nobodyReachesAnothersConversation() {
        String post = direct(annasApp, "Hello @" + ben.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(post));
        for (String other : List.of(post, "42", "x", "-1", "0", "99999999999999999999999")) {
            assertThat(carlasApp.delete(LIST + "/" + other).status()).isEqualTo(404);
            assertThat(carlasApp.post(LIST + "/" + other + "/read").status()).isEqualTo(404);
            assertThat(carlasApp.post(LIST + "/" + other + "/unread").status()).isEqualTo(404);
        }
        assertThat(ApiClient.anonymous().get(LIST).status()).isEqualTo(401);
        assertThat(bensApp.get(LIST + "?max_id=x").status()).isEqualTo(400);
        assertThat(unread(bensApp, post)).isTrue();
    }

    @Test
    void pageListsConversationsAndOpeningTheThreadReadsThem() {
        String post = direct(annasApp, "Coffee? @" + ben.name(), Optional.empty());
        Eventually.assertThat(() -> lastPosts(bensApp)).isEqualTo(List.of(post));
        FormBrowser browser = new FormBrowser(community.address("/"));
        browser.signIn(ben.email(), Community.PASSWORD);
        String thread = "/@" + anna.name() + "/" + post;
        assertThat(browser.open("/messages").body())
                .contains("Private messages", anna.name(), "Coffee?", "href=\"" + thread + "\"", ">New<");
        assertThat(browser.open(thread).statusCode()).isEqualTo(200);
        assertThat(unread(bensApp, post)).isFalse();
        assertThat(browser.open("/messages").body()).contains("Coffee?").doesNotContain(">New<");

        bensApp.post(LIST + "/" + post + "/unread").ok();
        String line = "/messages/" + post;
        assertThat(browser.submit("/messages", line + "/read", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(unread(bensApp, post)).isFalse();
        assertThat(browser.submit("/messages", line + "/remove", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(browser.open("/messages").body()).doesNotContain("Coffee?");
        assertThat(browser.submit("/compose", line + "/remove", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.submit("/compose", "/messages/0/read", Map.of()).statusCode())
                .isEqualTo(404);
    }

    private static String direct(ApiClient app, String text, Optional<String> replyTo) {
        return id(app.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        text,
                        "visibility",
                        "direct",
                        "in_reply_to_id",
                        replyTo.orElse(""))
                .ok());
    }

    private JsonNode account(Member member) {
        return annasApp.get("/api/v1/accounts/" + member.id()).ok();
    }

    private static List<String> lastPosts(ApiClient app) {
        return lastPosts(app.get(LIST).ok());
    }

    private static List<String> lastPosts(JsonNode conversations) {
        return StreamSupport.stream(conversations.spliterator(), false)
                .map(conversation -> id(conversation.get("last_status")))
                .toList();
    }

    private static JsonNode conversation(ApiClient app, String thread) {
        return StreamSupport.stream(app.get(LIST).ok().spliterator(), false)
                .filter(conversation -> id(conversation).equals(thread))
                .findFirst()
                .orElseThrow();
    }

    private static boolean unread(ApiClient app, String thread) {
        return conversation(app, thread).get("unread").asBoolean();
    }
}
