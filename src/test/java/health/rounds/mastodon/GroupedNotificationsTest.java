package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notifications that are shown together, over the real server. */
class GroupedNotificationsTest {
    private static final String ALL = "/api/v2/notifications";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final Pattern PREV = Pattern.compile("<([^>]+)>; rel=\"prev\"");

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final Member carla = community.stranger();
    private final ApiClient app = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient carlasApp = ApiClient.of(carla);

    @Test
    void sameDoneToTheSamePostStandsTogether() {
        String post = id(post(app, "Grouped"));
        favourites(post, bensApp, carlasApp);
        for (ApiClient other : List.of(bensApp, carlasApp)) {
            other.post("/api/v1/statuses/" + post + "/reblog").ok();
            other.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        }
        post(bensApp, "Hello @" + anna.name());
        Eventually.assertThat(() -> kinds(ALL)).hasAll(List.of("favourite", "reblog", "follow", "mention"));
        Eventually.assertThat(() -> ids(app.get("/api/v1/notifications").ok()).stream()
                        .map(each -> "one")
                        .toList())
                .isEqualTo(Collections.nCopies(7, "one"));

        JsonNode page = app.get(ALL).ok();
        assertThat(texts(page.get("accounts"), "id")).containsExactlyInAnyOrder(text(ben), text(carla));
        assertThat(texts(page.get("statuses"), "id")).hasSize(2).contains(post);
        assertThat(page.has("partial_accounts")).isFalse();
        JsonNode favourite = group(page, "favourite");
        assertThat(favourite.get("notifications_count").asInt()).isEqualTo(2);
        assertThat(favourite.get("sample_account_ids")).hasSize(2);
        assertThat(favourite.get("sample_account_ids").get(0).asString()).isEqualTo(text(carla));
        assertThat(favourite.get("status_id").asString()).isEqualTo(post);
        assertThat(group(page, "follow").has("status_id")).isFalse();

        // One by one, they name the same group.
        JsonNode single = app.get("/api/v1/notifications?types[]=favourite").ok();
        assertThat(texts(single, "group_key"))
                .containsOnly(favourite.get("group_key").asString());
        assertThat(ids(single))
                .containsExactly(
                        favourite.get("page_max_id").asString(),
                        favourite.get("page_min_id").asString());
        assertThat(favourite.get("most_recent_notification_id").asString())
                .isEqualTo(favourite.get("page_max_id").asString());
        assertThat(favourite.get("latest_page_notification_at").asString())
                .isEqualTo(single.get(0).get("created_at").asString());
    }

    @Test
    void appsChooseWhatIsListedAndHow() {
        String post = id(post(app, "Chosen"));
        favourites(post, bensApp, carlasApp);
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        Eventually.assertThat(() -> kinds(ALL + "?grouped_types[]=follow"))
                .hasAll(List.of("favourite", "favourite", "follow"));
        JsonNode apart = group(app.get(ALL + "?grouped_types[]=follow").ok(), "favourite");
        assertThat(apart.get("group_key").asString())
                .isEqualTo("ungrouped-" + apart.get("page_max_id").asString());
        assertThat(apart.get("notifications_count").asInt()).isEqualTo(1);

        assertThat(kinds(ALL + "?types[]=favourite")).containsExactly("favourite");
        assertThat(kinds(ALL + "?types[]=admin.report")).isEmpty();
        assertThat(kinds(ALL + "?exclude_types[]=favourite")).containsExactly("follow");
        assertThat(kinds(ALL + "?account_id=" + carla.id())).containsExactly("favourite");
        assertThat(group(app.get(ALL + "?account_id=" + carla.id()).ok(), "favourite")
                        .get("notifications_count")
                        .asInt())
                .isEqualTo(1);

        JsonNode partial = app.get(ALL + "?types[]=favourite&expand_accounts=partial_avatars")
                .ok();
        assertThat(texts(partial.get("accounts"), "id")).containsExactly(text(carla));
        assertThat(partial.get("partial_accounts")).hasSize(1);
        JsonNode bens = partial.get("partial_accounts").get(0);
        assertThat(bens.propertyNames())
                .containsExactlyInAnyOrder("id", "acct", "locked", "bot", "url", "avatar", "avatar_static");
        assertThat(bens.get("id").asString()).isEqualTo(text(ben));
        assertThat(app.get(ALL + "?expand_accounts=none").status()).isEqualTo(400);

        assertThat(unread(ALL)).isEqualTo(2);
        assertThat(unread("/api/v1/notifications")).isEqualTo(3);
        assertThat(app.get(ALL + "/unread_count?grouped_types[]=none")
                        .ok()
                        .get("count")
                        .asInt())
                .isEqualTo(3);
        assertThat(app.get(ALL + "/unread_count?limit=1").ok().get("count").asInt())
                .isEqualTo(1);
        assertThat(app.get("/api/v1/notifications/unread_count?types[]=follow")
                        .ok()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        String newest = ids(app.get("/api/v1/notifications").ok()).getFirst();
        app.json("POST", "/api/v1/markers", "{\"notifications\":{\"last_read_id\":\"" + newest + "\"}}")
                .ok();
        assertThat(unread(ALL)).isZero();
    }

    @Test
    void groupIsShownListedAndDismissedByItsOwnerOnly() {
        String post = id(post(app, "Mine alone"));
        favourites(post, bensApp, carlasApp);
        Eventually.assertThat(() -> counts(app.get(ALL).ok())).isEqualTo(List.of(2));
        String key = group(app.get(ALL).ok(), "favourite").get("group_key").asString();

        JsonNode shown = app.get(ALL + "/" + key).ok();
        assertThat(shown.get("notification_groups")).hasSize(1);
        assertThat(shown.get("notification_groups").get(0).has("page_min_id")).isFalse();
        assertThat(counts(shown)).containsExactly(2);
        ApiClient.Answer first = app.get(ALL + "/" + key + "/accounts?limit=1");
        assertThat(ids(first.ok())).containsExactly(text(carla));
        ApiClient.Answer second = follow(NEXT, first).orElseThrow();
        assertThat(ids(second.ok())).containsExactly(text(ben));
        assertThat(follow(NEXT, second).orElseThrow().ok()).isEmpty();

        for (String path : List.of(key, "ungrouped-1", "follow-1", "nonsense", "favourite-1-99999999999999999999")) {
            assertThat(bensApp.get(ALL + "/" + path).status()).isEqualTo(404);
            assertThat(bensApp.get(ALL + "/" + path + "/accounts").status()).isEqualTo(404);
            assertThat(bensApp.post(ALL + "/" + path + "/dismiss").status()).isEqualTo(404);
        }
        assertThat(ApiClient.anonymous().get(ALL).status()).isEqualTo(401);
        String latest = "ungrouped-"
                + group(app.get(ALL).ok(), "favourite").get("page_max_id").asString();
        assertThat(ids(app.get(ALL + "/" + latest + "/accounts").ok())).containsExactly(text(carla));
        app.post(ALL + "/" + latest + "/dismiss").ok();
        assertThat(counts(app.get(ALL).ok())).containsExactly(1);
        app.post(ALL + "/" + key + "/dismiss").ok();
        assertThat(counts(app.get(ALL).ok())).isEmpty();
    }

    @Test
    void nothingIsMissedWhilePagingThroughWhatKeepsArriving() {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posts.add(id(post(app, "Number " + i)));
            favourites(posts.getLast(), bensApp);
        }
        post(bensApp, "And hello @" + anna.name());
        Eventually.assertThat(() -> counts(app.get(ALL).ok())).isEqualTo(Collections.nCopies(6, 1));
        Set<String> before = new HashSet<>(keys(app.get(ALL).ok()));

        ApiClient.Answer page = app.get(ALL + "?limit=2");
        ApiClient.Answer firstPage = page;
        Set<String> seen = new HashSet<>();
        List<String> inAll = new ArrayList<>();
        for (int pages = 0; page.ok().get("notification_groups").size() > 0; pages++) {
            List<String> keys = keys(page.ok());
            assertThat(keys).hasSizeLessThanOrEqualTo(2).doesNotHaveDuplicates();
            seen.addAll(keys);
            inAll.addAll(keys);
            assertThat(pages).isLessThan(10);
            if (pages == 0) {
                // The oldest group, which no page has shown, moves to the top.
                favourites(posts.getFirst(), carlasApp);
                Eventually.assertThat(() -> counts(app.get(ALL + "?limit=1").ok()))
                        .isEqualTo(List.of(2));
            }
            page = follow(NEXT, page).orElseThrow();
        }
        assertThat(seen).isEqualTo(before);
        assertThat(inAll).doesNotHaveDuplicates();

        ApiClient.Answer newer = follow(PREV, firstPage).orElseThrow();
        JsonNode arrived = newer.ok().get("notification_groups");
        assertThat(arrived).hasSize(1);
        assertThat(arrived.get(0).get("status_id").asString()).isEqualTo(posts.getFirst());
        assertThat(arrived.get(0).get("notifications_count").asInt()).isEqualTo(2);
        assertThat(arrived.get(0).get("page_min_id").asString())
                .isEqualTo(arrived.get(0).get("page_max_id").asString());
    }

    @Test
    void groupThatReachesOverAPageIsContinuedOnTheNext() {
        String early = id(post(app, "Liked early and late"));
        favourites(early, bensApp);
        Eventually.assertThat(() -> counts(app.get(ALL).ok())).isEqualTo(List.of(1));
        post(bensApp, "Between @" + anna.name());
        Eventually.assertThat(() -> counts(app.get(ALL).ok())).isEqualTo(List.of(1, 1));
        favourites(early, carlasApp);
        Eventually.assertThat(() -> counts(app.get(ALL).ok())).isEqualTo(List.of(2, 1));

        ApiClient.Answer first = app.get(ALL + "?limit=1");
        JsonNode top = first.ok().get("notification_groups").get(0);
        assertThat(top.get("page_min_id").asString())
                .isEqualTo(top.get("page_max_id").asString());
        ApiClient.Answer second = follow(NEXT, first).orElseThrow();
        assertThat(kindsOf(second.ok())).containsExactly("mention");
        JsonNode rest = follow(NEXT, second).orElseThrow().ok();
        assertThat(keys(rest)).containsExactly(top.get("group_key").asString());
        assertThat(counts(rest)).containsExactly(1);

        // Upward from the beginning: the same, each page directly above the last.
        ApiClient.Answer upward = app.get(ALL + "?limit=1&min_id=1");
        assertThat(keys(upward.ok())).isEqualTo(keys(rest));
        upward = follow(PREV, upward).orElseThrow();
        assertThat(kindsOf(upward.ok())).containsExactly("mention");
        upward = follow(PREV, upward).orElseThrow();
        assertThat(keys(upward.ok())).isEqualTo(keys(rest));
        assertThat(follow(PREV, upward).orElseThrow().ok().get("notification_groups"))
                .isEmpty();
    }

    @Test
    void silencedPeopleAreInNoGroup() {
        String post = id(post(app, "Both like it"));
        favourites(post, bensApp, carlasApp);
        Eventually.assertThat(() -> counts(app.get(ALL).ok())).isEqualTo(List.of(2));
        String key = keys(app.get(ALL).ok()).getFirst();
        app.post("/api/v1/accounts/" + carla.id() + "/block").ok();
        assertThat(counts(app.get(ALL).ok())).containsExactly(1);
        assertThat(counts(app.get(ALL + "/" + key).ok())).containsExactly(1);
        assertThat(ids(app.get(ALL + "/" + key + "/accounts").ok())).containsExactly(text(ben));
    }

    private static void favourites(String post, ApiClient... apps) {
        for (ApiClient each : apps) {
            each.post("/api/v1/statuses/" + post + "/favourite").ok();
        }
    }

    private List<String> kinds(String path) {
        return kindsOf(app.get(path).ok());
    }

    private static List<String> kindsOf(JsonNode page) {
        return texts(page.get("notification_groups"), "type");
    }

    private static List<String> keys(JsonNode page) {
        return texts(page.get("notification_groups"), "group_key");
    }

    private static List<Integer> counts(JsonNode page) {
        List<Integer> counts = new ArrayList<>();
        page.get("notification_groups")
                .forEach(group -> counts.add(group.get("notifications_count").asInt()));
        return counts;
    }

    private static JsonNode group(JsonNode page, String type) {
        for (JsonNode group : page.get("notification_groups")) {
            if (group.get("type").asString().equals(type)) {
                return group;
            }
        }
        throw new AssertionError("No group of type " + type + " in " + page);
    }

    private int unread(String path) {
        return app.get(path + "/unread_count").ok().get("count").asInt();
    }

    private Optional<ApiClient.Answer> follow(Pattern rel, ApiClient.Answer page) {
        Matcher link = rel.matcher(page.header("Link").orElse(""));
        String base = community.address("").toString();
        return link.find() ? Optional.of(app.get(link.group(1).replace(base, ""))) : Optional.empty();
    }

    private static List<String> ids(JsonNode array) {
        return texts(array, "id");
    }

    private static String text(Member member) {
        return member.id().toString();
    }
}
