package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.filters.Filters;
import health.rounds.testkit.Community;
import health.rounds.timelines.LiveEvent;
import health.rounds.timelines.LiveStreams;
import health.rounds.timelines.StreamKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class FiltersTest {
    private static final String V1 = "/api/v1/filters";
    private static final String V2 = "/api/v2/filters";
    private static final String HOME = "/api/v1/timelines/home";

    private final Community community = Community.shared();
    private final Community.Member anna = community.stranger();
    private final ApiClient annasApp = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(community.stranger());

    @Test
    void filterIsMadeChangedAndRemoved() {
        JsonNode made = annasApp.form(
                        "POST",
                        V2,
                        "title",
                        "Races",
                        "context[]",
                        "public",
                        "context[]",
                        "home",
                        "expires_in",
                        "3600",
                        "keywords_attributes[][keyword]",
                        "marathon",
                        "keywords_attributes[][whole_word]",
                        "false",
                        "keywords_attributes[][keyword]",
                        "triathlon")
                .ok();
        assertThat(names(made))
                .containsExactlyInAnyOrder(
                        "id", "title", "context", "expires_at", "filter_action", "keywords", "statuses");
        assertThat(made.get("context").toString()).isEqualTo("[\"home\",\"public\"]");
        assertThat(made.get("filter_action").asString()).isEqualTo("warn");
        assertThat(made.get("expires_at").asString()).endsWith("Z");
        assertThat(made.get("statuses").toString()).isEqualTo("[]");
        assertThat(words(made)).containsExactly("marathon false", "triathlon true");
        String filter = V2 + "/" + id(made);
        assertThat(annasApp.get(filter).ok().toString()).isEqualTo(made.toString());
        assertThat(annasApp.get(V2).ok().toString()).isEqualTo("[" + made + "]");

        JsonNode changed = annasApp.json("PUT", filter, """
                        {"title": "Sport", "filter_action": "blur", "expires_in": "", "keywords_attributes": [
                          {"id": "%s", "_destroy": true},
                          {"id": "%s", "keyword": "ironman"},
                          {"keyword": "regatta", "whole_word": false},
                          {"keyword": ""}]}
                        """.formatted(keyword(made, 0), keyword(made, 1)))
                .ok();
        assertThat(changed.get("title").asString()).isEqualTo("Sport");
        assertThat(changed.get("filter_action").asString()).isEqualTo("blur");
        assertThat(changed.get("expires_at").isNull()).isTrue();
        assertThat(changed.get("context").toString()).isEqualTo("[\"home\",\"public\"]");
        assertThat(words(changed)).containsExactly("ironman true", "regatta false");
        assertThat(keyword(changed, 0)).isEqualTo(keyword(made, 1));
        assertThat(annasApp.get(filter).ok().toString()).isEqualTo(changed.toString());

        assertThat(annasApp.delete(filter).ok().toString()).isEqualTo("{}");
        assertThat(annasApp.get(filter).status()).isEqualTo(404);
        assertThat(annasApp.delete(filter).status()).isEqualTo(404);
        assertThat(annasApp.get(V2).ok().toString()).isEqualTo("[]");
    }

    @Test
    void multipartFormsNameTheSameKeywords() {
        JsonNode made = annasApp.multipart(
                        "POST",
                        V2,
                        Map.of(
                                "title", "Races",
                                "context[]", "home",
                                "keywords_attributes[][keyword]", "marathon",
                                "keywords_attributes[][whole_word]", "0"),
                        Map.of())
                .ok();
        assertThat(words(made)).containsExactly("marathon false");
    }

    @Test
    void keywordsHaveAddressesOfTheirOwn() {
        String filter = V2 + "/" + id(filter("hide"));
        JsonNode added =
                annasApp.form("POST", filter + "/keywords", "keyword", "sepsis").ok();
        assertThat(names(added)).containsExactlyInAnyOrder("id", "keyword", "whole_word");
        String own = V2 + "/keywords/" + id(added);
        assertThat(annasApp.get(own).ok().toString()).isEqualTo(added.toString());
        JsonNode edited = annasApp.form("PUT", own, "keyword", "shock", "whole_word", "false")
                .ok();
        assertThat(edited.get("keyword").asString()).isEqualTo("shock");
        assertThat(edited.get("whole_word").asBoolean()).isFalse();
        assertThat(annasApp.get(filter + "/keywords").ok().toString()).isEqualTo("[" + edited + "]");
        assertThat(annasApp.delete(own).ok().toString()).isEqualTo("{}");
        assertThat(annasApp.get(own).status()).isEqualTo(404);
        assertThat(annasApp.get(filter + "/keywords").ok().toString()).isEqualTo("[]");
    }

    @Test
    void namedPostIsMarkedUntilItIsTakenOut() {
        String post = id(post(bensApp, "Good morning"));
        String filter = V2 + "/" + id(filter("warn"));
        JsonNode named =
                annasApp.form("POST", filter + "/statuses", "status_id", post).ok();
        assertThat(names(named)).containsExactlyInAnyOrder("id", "status_id");
        assertThat(annasApp.form("POST", filter + "/statuses", "status_id", post)
                        .ok()
                        .toString())
                .isEqualTo(named.toString());
        String own = V2 + "/statuses/" + id(named);
        assertThat(annasApp.get(own).ok().toString()).isEqualTo(named.toString());
        assertThat(annasApp.get(filter + "/statuses").ok().toString()).isEqualTo("[" + named + "]");

        JsonNode result = filtered(annasApp, post).get(0);
        assertThat(result.get("status_matches").toString()).isEqualTo("[\"" + post + "\"]");
        assertThat(result.get("keyword_matches").isNull()).isTrue();

        assertThat(annasApp.delete(own).ok().toString()).isEqualTo("{}");
        assertThat(annasApp.get(own).status()).isEqualTo(404);
        assertThat(filtered(annasApp, post).size()).isZero();
    }

    @Test
    void postThatWasTakenBackIsNoLongerNamed() {
        String post = id(post(bensApp, "Soon gone"));
        String filter = V2 + "/" + id(filter("warn"));
        annasApp.form("POST", filter + "/statuses", "status_id", post).ok();
        bensApp.delete("/api/v1/statuses/" + post).ok();
        assertThat(annasApp.get(filter + "/statuses").ok().toString()).isEqualTo("[]");
    }

    @Test
    void everyStatusOfTheMemberSaysWhichFiltersMatch() {
        filter("hide", "colonoscopy", "choir");
        String text = id(post(annasApp, "CHOIR practice, then Colonoscopy list"));
        String warning =
                id(annasApp.form("POST", "/api/v1/statuses", "status", "Hello", "spoiler_text", "About the choir")
                        .ok());
        String poll = id(annasApp.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        "Tonight?",
                        "poll[options][]",
                        "Choir",
                        "poll[options][]",
                        "Sleep",
                        "poll[expires_in]",
                        "3600")
                .ok());
        String harmless = id(post(annasApp, "Choirs and colonoscopies"));

        JsonNode result = filtered(annasApp, text).get(0);
        assertThat(names(result)).containsExactlyInAnyOrder("filter", "keyword_matches", "status_matches");
        assertThat(names(result.get("filter")))
                .containsExactlyInAnyOrder("id", "title", "context", "expires_at", "filter_action");
        assertThat(result.get("filter").get("filter_action").asString()).isEqualTo("hide");
        assertThat(result.get("keyword_matches").toString()).isEqualTo("[\"colonoscopy\",\"choir\"]");
        assertThat(result.get("status_matches").isNull()).isTrue();
        assertThat(filtered(annasApp, warning).size()).isOne();
        assertThat(filtered(annasApp, poll).size()).isOne();
        assertThat(filtered(annasApp, harmless).size()).isZero();
        assertThat(filtered(bensApp, text).size()).isZero();

        // Marked, and not left out: that is the app's decision.
        JsonNode home = annasApp.get(HOME).ok();
        assertThat(home.size()).isEqualTo(4);
        List<Integer> marks = new ArrayList<>();
        home.forEach(status -> marks.add(status.get("filtered").size()));
        assertThat(marks).containsExactly(0, 1, 1, 1);
    }

    @Test
    void editedPostIsLookedThroughAnew() {
        filter("warn", "choir");
        String post = id(post(annasApp, "Choir tonight"));
        assertThat(filtered(annasApp, post).size()).isOne();
        annasApp.form("PUT", "/api/v1/statuses/" + post, "status", "Nothing tonight")
                .ok();
        assertThat(filtered(annasApp, post).size()).isZero();
    }

    @Test
    void boostIsMarkedForThePostItPassesOn() {
        String original = id(post(bensApp, "Choir tonight"));
        annasApp.post("/api/v1/statuses/" + original + "/reblog").ok();
        filter("warn", "choir");
        JsonNode boost = annasApp.get(HOME).ok().get(0);
        assertThat(boost.get("filtered").size()).isOne();
        assertThat(boost.get("reblog").get("filtered").toString())
                .isEqualTo(boost.get("filtered").toString());
    }

    @Test
    void notificationsAndThreadsAreMarkedToo() {
        filter("warn", "choir");
        String post = id(post(annasApp, "Who sings?"));
        bensApp.form("POST", "/api/v1/statuses", "status", "@" + anna.name() + " The choir", "in_reply_to_id", post)
                .ok();
        JsonNode thread =
                annasApp.get("/api/v1/statuses/" + post + "/context").ok().get("descendants");
        assertThat(thread.get(0).get("filtered").size()).isOne();
        await().until(() -> annasApp.get("/api/v1/notifications").ok().size() > 0);
        JsonNode mention = annasApp.get("/api/v1/notifications").ok().get(0);
        assertThat(mention.get("status").get("filtered").size()).isOne();
    }

    @Test
    void expiredFilterDoesNothing() {
        String filter = id(filter("hide", "choir"));
        String post = id(post(annasApp, "Choir tonight"));
        assertThat(filtered(annasApp, post).size()).isOne();
        annasApp.form("PUT", V2 + "/" + filter, "expires_in", "1").ok();
        await().until(() -> filtered(annasApp, post).size() == 0);
        assertThat(annasApp.get(V2).ok().size()).isOne();
    }

    @Test
    void nullTakesAnExpiryBack() {
        String address = V2 + "/" + id(filter("hide", "choir"));
        assertThat(annasApp.json("PUT", address, "{\"expires_in\":3600}")
                        .ok()
                        .get("expires_at")
                        .isNull())
                .isFalse();
        assertThat(annasApp.json("PUT", address, "{\"title\":\"Choirs\"}")
                        .ok()
                        .get("expires_at")
                        .isNull())
                .isFalse();
        assertThat(annasApp.json("PUT", address, "{\"expires_in\":null}")
                        .ok()
                        .get("expires_at")
                        .isNull())
                .isTrue();
    }

    /** What is written past the application goes unseen, so a page asks the database nothing about filters. */
    @Test
    void pagesReadFiltersFromMemory() {
        String post = id(post(annasApp, "Choir tonight"));
        assertThat(filtered(annasApp, post).size()).isZero();
        community
                .part(JdbcClient.class)
                .sql("insert into filters values (:owner, 1, 'Past', '{HOME}', 'WARN', null)")
                .param("owner", anna.id().value())
                .update();
        community
                .part(JdbcClient.class)
                .sql("insert into filter_keywords values (:owner, 2, 1, 'choir', true)")
                .param("owner", anna.id().value())
                .update();
        assertThat(filtered(annasApp, post).size()).isZero();
        filter("warn", "tonight");
        assertThat(filtered(annasApp, post).size()).isEqualTo(2);
    }

    @Test
    void appsOfOldSeeEachKeywordAsAFilter() {
        JsonNode made = annasApp.form(
                        "POST", V1, "phrase", "choir", "context[]", "home", "irreversible", "true", "expires_in", "60")
                .ok();
        assertThat(names(made))
                .containsExactlyInAnyOrder("id", "phrase", "context", "whole_word", "expires_at", "irreversible");
        assertThat(made.get("irreversible").asBoolean()).isTrue();
        assertThat(made.get("whole_word").asBoolean()).isFalse();
        JsonNode whole = annasApp.get(V2).ok().get(0);
        assertThat(whole.get("title").asString()).isEqualTo("choir");
        assertThat(whole.get("filter_action").asString()).isEqualTo("hide");

        String own = V1 + "/" + id(made);
        JsonNode changed = annasApp.form(
                        "PUT", own, "phrase", "opera", "context[]", "public", "irreversible", "0", "whole_word", "1")
                .ok();
        assertThat(changed.get("phrase").asString()).isEqualTo("opera");
        assertThat(changed.get("context").toString()).isEqualTo("[\"public\"]");
        assertThat(changed.get("irreversible").asBoolean()).isFalse();
        assertThat(annasApp.get(V2).ok().get(0).get("title").asString()).isEqualTo("opera");

        annasApp.form("POST", V2 + "/" + id(whole) + "/keywords", "keyword", "ballet")
                .ok();
        assertThat(annasApp.get(V1).ok().size()).isEqualTo(2);
        ApiClient.Answer refused = annasApp.form("PUT", own, "phrase", "aria", "irreversible", "true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(annasApp.form("PUT", own, "phrase", "aria")
                        .ok()
                        .get("phrase")
                        .asString())
                .isEqualTo("aria");
        assertThat(annasApp.delete(own).ok().toString()).isEqualTo("{}");
        assertThat(annasApp.get(own).status()).isEqualTo(404);
        assertThat(annasApp.get(V2).ok().size()).isOne();
    }

    @Test
    void anothersFiltersAndPostsDoNotExist() {
        JsonNode filter = filter("warn", "choir");
        String post = id(post(annasApp, "Seen by all"));
        JsonNode entry = annasApp.form("POST", V2 + "/" + id(filter) + "/statuses", "status_id", post)
                .ok();
        for (String path : List.of(
                V2 + "/" + id(filter),
                V2 + "/" + id(filter) + "/keywords",
                V2 + "/" + id(filter) + "/statuses",
                V2 + "/keywords/" + keyword(filter, 0),
                V2 + "/statuses/" + id(entry),
                V1 + "/" + keyword(filter, 0))) {
            assertThat(bensApp.get(path).status()).as(path).isEqualTo(404);
            assertThat(ApiClient.anonymous().get(path).status()).as(path).isEqualTo(401);
        }
        for (String path :
                List.of(V2 + "/" + id(filter), V2 + "/keywords/" + keyword(filter, 0), V1 + "/" + keyword(filter, 0))) {
            assertThat(bensApp.form("PUT", path, "title", "Mine").status()).isEqualTo(404);
            assertThat(bensApp.delete(path).status()).isEqualTo(404);
        }
        assertThat(bensApp.delete(V2 + "/statuses/" + id(entry)).status()).isEqualTo(404);

        JsonNode bens =
                bensApp.form("POST", V2, "title", "Ben's", "context[]", "home").ok();
        String stolen = "{\"keywords_attributes\":[{\"id\":\"%s\",\"_destroy\":true}]}".formatted(keyword(filter, 0));
        assertThat(bensApp.json("PUT", V2 + "/" + id(bens), stolen).status()).isEqualTo(404);
        String secret = id(annasApp.form("POST", "/api/v1/statuses", "status", "To me", "visibility", "direct")
                .ok());
        assertThat(bensApp.form("POST", V2 + "/" + id(bens) + "/statuses", "status_id", secret)
                        .status())
                .isEqualTo(404);
        assertThat(annasApp.get(V2 + "/" + id(filter)).ok().get("keywords").size())
                .isOne();
    }

    @Test
    void whatIsTooMuchIsRefusedInWords() {
        JsonNode filter = filter("warn");
        String own = V2 + "/" + id(filter);
        requireRefusal(annasApp.form("POST", V2, "context[]", "home"), "title");
        requireRefusal(annasApp.form("POST", V2, "title", "Nowhere"), "place");
        requireRefusal(annasApp.form("POST", V2, "title", "Nowhere", "context[]", "moon"), "context");
        requireRefusal(annasApp.form("PUT", own, "title", "a".repeat(257)), "256");
        requireRefusal(annasApp.form("PUT", own, "filter_action", "explode"), "filter_action");
        requireRefusal(annasApp.form("PUT", own, "expires_in", "-5"), "seconds");
        requireRefusal(annasApp.form("PUT", own, "expires_in", Long.toString(Long.MAX_VALUE)), "seconds");
        requireRefusal(annasApp.form("POST", own + "/keywords", "keyword", "a".repeat(513)), "512");
        requireRefusal(annasApp.form("POST", own + "/keywords", "keyword", " "), "keyword");
        String many = String.join(",", Collections.nCopies(501, "{\"keyword\":\"choir\"}"));
        requireRefusal(annasApp.json("PUT", own, "{\"keywords_attributes\":[" + many + "]}"), "500");
        assertThat(annasApp.get(own).ok().toString()).isEqualTo(filter.toString());
        for (int i = 1; i < 100; i++) {
            filter("warn");
        }
        requireRefusal(annasApp.form("POST", V2, "title", "One more", "context[]", "home"), "100");
    }

    @Test
    void everyChangeIsToldToTheOpenHomeStream() throws Exception {
        BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();
        LiveStreams streams = community.part(LiveStreams.class);
        LiveStreams.Listener listener = new LiveStreams.Listener() {
            @Override
            public void on(LiveEvent event) {
                events.add(event);
            }

            @Override
            public void dropped() {}
        };
        LiveStreams.Subscription open = streams.open(new StreamKey.Home(anna.id()), listener);
        try {
            JsonNode filter = filter("warn", "choir");
            requireTold(events);
            annasApp.delete(V2 + "/keywords/" + keyword(filter, 0)).ok();
            requireTold(events);
            annasApp.form("PUT", V2 + "/" + id(filter), "title", " ");
            annasApp.delete(V2 + "/" + id(filter)).ok();
            requireTold(events);
            assertThat(events).as("a refused change is none").isEmpty();
            StreamEvents.Event event = community
                    .part(StreamEvents.class)
                    .of(new LiveEvent.FiltersChanged(), Optional.of(anna.id()))
                    .orElseThrow();
            assertThat(event.name()).isEqualTo("filters_changed");
        } finally {
            open.close();
        }
    }

    @Test
    void filtersOfNobodyAreEmpty() {
        assertThat(community
                        .part(Filters.class)
                        .ready(community.stranger().id())
                        .isEmpty())
                .isTrue();
    }

    private static void requireTold(BlockingQueue<LiveEvent> events) throws InterruptedException {
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(new LiveEvent.FiltersChanged());
    }

    private static void requireRefusal(ApiClient.Answer answer, String word) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("error").asString()).contains(word);
    }

    private JsonNode filter(String action, String... keywords) {
        List<String> fields =
                new ArrayList<>(List.of("title", "Not now", "context[]", "home", "filter_action", action));
        for (String keyword : keywords) {
            fields.addAll(List.of("keywords_attributes[][keyword]", keyword));
        }
        return annasApp.form("POST", V2, fields.toArray(String[]::new)).ok();
    }

    private static JsonNode filtered(ApiClient app, String post) {
        return app.get("/api/v1/statuses/" + post).ok().get("filtered");
    }

    private static List<String> words(JsonNode filter) {
        List<String> words = new ArrayList<>();
        filter.get("keywords")
                .forEach(keyword -> words.add(keyword.get("keyword").asString() + " "
                        + keyword.get("whole_word").asBoolean()));
        return words;
    }

    private static String keyword(JsonNode filter, int index) {
        return id(filter.get("keywords").get(index));
    }

    private static List<String> names(JsonNode entity) {
        return new ArrayList<>(entity.propertyNames());
    }
}
