package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.announcements.Announcement;
import health.rounds.announcements.AnnouncementOutcome;
import health.rounds.announcements.Announcements;
import health.rounds.announcements.NewAnnouncement;
import health.rounds.emojis.Emojis;
import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import health.rounds.testkit.FormBrowser;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnnouncementsTest {
    private static final String LIST = "/api/v1/announcements";
    private static final String PAGE = "/moderation/announcements";

    private final Community community = Community.shared();
    private final Announcements announcements = community.part(Announcements.class);
    private final Community.Member anna = community.stranger();
    private final ApiClient app = ApiClient.of(anna);
    private final ApiClient other = ApiClient.of(community.stranger());

    @BeforeEach
    @AfterEach
    void removeAll() {
        announcements.active().forEach(announcement -> announcements.remove(announcement.id()));
    }

    @Test
    void announcementSaysWhomAndWhatItSpeaksOf() {
        JsonNode open = post(app, "The minutes");
        String hidden = id(app.form("POST", "/api/v1/statuses", "status", "Draft minutes", "visibility", "private")
                .ok());
        String base = community.address("/@" + anna.name() + "/").toString();
        long id = announce("Thank you @" + anna.name() + "! See " + base + id(open) + " and " + base + hidden
                        + " #Library")
                .id();
        JsonNode all = other.get(LIST).ok();
        assertThat(all.size()).isEqualTo(1);
        JsonNode one = all.get(0);
        assertThat(one.propertyNames())
                .containsExactly(
                        "id",
                        "content",
                        "starts_at",
                        "ends_at",
                        "all_day",
                        "published_at",
                        "updated_at",
                        "read",
                        "mentions",
                        "statuses",
                        "tags",
                        "emojis",
                        "reactions");
        assertThat(id(one)).isEqualTo(Long.toString(id));
        assertThat(one.get("content").asString())
                .startsWith("<p>Thank you <span class=\"h-card\"")
                .contains("/tags/library");
        assertThat(one.get("starts_at").isNull()).isTrue();
        assertThat(one.get("all_day").asBoolean()).isFalse();
        assertThat(one.get("read").asBoolean()).isFalse();
        assertThat(one.get("mentions").get(0).propertyNames()).containsExactly("id", "username", "url", "acct");
        assertThat(texts(one.get("mentions"), "acct")).containsExactly(anna.name());
        assertThat(texts(one.get("statuses"), "id")).containsExactly(id(open));
        assertThat(texts(one.get("tags"), "name")).containsExactly("library");
        assertThat(ApiClient.anonymous().get(LIST).status()).isEqualTo(401);
    }

    @Test
    void whoDismissesItHasReadItAndNobodyElse() {
        String address =
                LIST + "/" + announce("The library is closed on Friday.").id();
        assertThat(app.post(address + "/dismiss").ok().size()).isZero();
        assertThat(app.post(address + "/dismiss").ok().size()).isZero();
        assertThat(app.get(LIST).ok().get(0).get("read").asBoolean()).isTrue();
        assertThat(other.get(LIST).ok().get(0).get("read").asBoolean()).isFalse();
        for (String none : List.of("42", "x", "-1", "0", "99999999999999999999999")) {
            assertThat(app.post(LIST + "/" + none + "/dismiss").status()).isEqualTo(404);
        }
    }

    @Test
    void reactionsAreCountedInTheOrderOfTheFirstOfEach() {
        String address = LIST + "/" + announce("Thank you all.").id() + "/reactions/";
        String heart = ApiClient.encode("❤️");
        String thumb = ApiClient.encode("👍🏽");
        assertThat(put(app, address + thumb).ok().size()).isZero();
        put(app, address + thumb).ok();
        put(other, address + heart).ok();
        put(other, address + thumb).ok();
        JsonNode reactions = other.get(LIST).ok().get(0).get("reactions");
        assertThat(texts(reactions, "name")).containsExactly("👍🏽", "❤️");
        assertThat(reactions.get(0).propertyNames()).containsExactly("name", "count", "me");
        assertThat(reactions.get(0).get("count").asLong()).isEqualTo(2);
        assertThat(app.get(LIST).ok().get(0).get("reactions").get(1).get("me").asBoolean())
                .isFalse();
        app.delete(address + thumb).ok();
        app.delete(address + thumb).ok();
        other.delete(address + heart).ok();
        assertThat(texts(app.get(LIST).ok().get(0).get("reactions"), "name")).containsExactly("👍🏽");
        assertThat(put(app, LIST + "/42/reactions/" + heart).status()).isEqualTo(404);
    }

    @Test
    void onlyEmojiAreReactionsAndOfNoMoreThanEightKinds() {
        String address = LIST + "/" + announce("React, please.").id() + "/reactions/";
        for (String none : List.of("a", "1", "ok", "👍👍", "👍 ", "#", "*", "é", "\u200d", "unknown_code", "'")) {
            assertThat(put(app, address + ApiClient.encode(none).replace("+", "%20"))
                            .status())
                    .as(none)
                    .isEqualTo(422);
        }
        List<String> eight = List.of("👍", "❤", "🇩🇪", "1️⃣", "👩‍⚕️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "©", "🤔");
        for (String each : eight) {
            assertThat(put(app, address + ApiClient.encode(each)).status())
                    .as(each)
                    .isEqualTo(200);
        }
        assertThat(put(other, address + ApiClient.encode("🎉")).status()).isEqualTo(422);
        assertThat(put(other, address + ApiClient.encode("🤔")).status()).isEqualTo(200);
    }

    @Test
    void reactionWithAnEmojiOfTheCommunityHasItsPicture() {
        Emojis emojis = community.part(Emojis.class);
        emojis.add("thanks", Optional.empty(), true, new ByteArrayInputStream(TestPicture.png()));
        try {
            String address = LIST + "/" + announce("Well done :thanks:").id() + "/reactions/";
            put(app, address + "thanks").ok();
            JsonNode one = app.get(LIST).ok().get(0);
            assertThat(texts(one.get("emojis"), "shortcode")).containsExactly("thanks");
            JsonNode reaction = one.get("reactions").get(0);
            assertThat(reaction.propertyNames()).containsExactly("name", "count", "me", "url", "static_url");
            assertThat(reaction.get("url")).isEqualTo(one.get("emojis").get(0).get("url"));
        } finally {
            emojis.remove("thanks");
        }
        assertThat(app.get(LIST).ok().get(0).get("reactions").size()).isZero();
    }

    @Test
    void guardReadsAnnouncementsAndWhatIsNoneIsRefused() {
        Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(36, ChronoUnit.HOURS);
        assertThat(announcements.publish(plain("My patient John Tremblay, MRN 48213377, is going home.")))
                .isInstanceOf(AnnouncementOutcome.Held.class);
        assertThat(announcements.publish(plain(" "))).isInstanceOf(AnnouncementOutcome.Refused.class);
        assertThat(announcements.publish(plain("a".repeat(2_001)))).isInstanceOf(AnnouncementOutcome.Refused.class);
        for (NewAnnouncement wrong : List.of(
                new NewAnnouncement("Half", Optional.of(noon), Optional.empty(), false),
                new NewAnnouncement("Half", Optional.empty(), Optional.of(noon), false),
                new NewAnnouncement("Back", Optional.of(noon), Optional.of(noon.minusSeconds(1)), false),
                new NewAnnouncement("Past", Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH), false))) {
            assertThat(announcements.publish(wrong)).isInstanceOf(AnnouncementOutcome.Refused.class);
        }
        assertThat(app.get(LIST).ok().size()).isZero();

        announcements.publish(new NewAnnouncement("Open day", Optional.of(noon), Optional.of(noon), true));
        JsonNode day = app.get(LIST).ok().get(0);
        assertThat(day.get("all_day").asBoolean()).isTrue();
        String date = noon.toString().substring(0, "2026-11-24".length());
        assertThat(day.get("starts_at").asString()).isEqualTo(date + "T00:00:00.000Z");
        assertThat(day.get("ends_at").asString()).isEqualTo(date + "T23:59:59.000Z");
    }

    @Test
    void administratorsWriteAndTakeBackOnAPageAndMembersDismissAtHome() {
        Community.Member admin = community.join("announcer_" + anna.name(), Role.ADMIN);
        FormBrowser admins = new FormBrowser(community.address("/"));
        admins.signIn(admin.email(), Community.PASSWORD);
        FormBrowser annas = new FormBrowser(community.address("/"));
        annas.signIn(anna.email(), Community.PASSWORD);
        assertThat(annas.open(PAGE).statusCode()).isEqualTo(404);
        assertThat(annas.submit("/compose", PAGE, Map.of("text", "Mine")).statusCode())
                .isEqualTo(404);

        assertThat(admins.submit(PAGE, PAGE, Map.of("text", "When?", "starts", "tomorrow"))
                        .statusCode())
                .isEqualTo(422);
        var held = admins.submit(PAGE, PAGE, Map.of("text", "My patient John Tremblay, MRN 48213377, is going home."));
        assertThat(held.statusCode()).isEqualTo(422);
        assertThat(held.body()).contains("could identify a patient", "John Tremblay");
        assertThat(admins.submit(PAGE, PAGE, Map.of("text", "Closed on <b>Friday</b>."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admins.open(PAGE).body()).contains("Closed on &lt;b&gt;Friday");

        assertThat(annas.open("/").body()).contains("Closed on &lt;b&gt;Friday");
        long id = announcements.active().getFirst().id();
        assertThat(annas.submit("/", "/announcements/" + id + "/dismiss", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(annas.open("/").body()).doesNotContain("Closed on");
        assertThat(admins.open("/").body()).contains("Closed on");
        assertThat(admins.submit(PAGE, PAGE + "/" + id + "/remove", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(admins.open("/").body()).doesNotContain("Closed on");
        assertThat(app.get(LIST).ok().size()).isZero();
    }

    private Announcement announce(String text) {
        AnnouncementOutcome outcome = announcements.publish(plain(text));
        assertThat(outcome).isInstanceOf(AnnouncementOutcome.Published.class);
        return ((AnnouncementOutcome.Published) outcome).announcement();
    }

    private static NewAnnouncement plain(String text) {
        return new NewAnnouncement(text, Optional.empty(), Optional.empty(), false);
    }

    private static ApiClient.Answer put(ApiClient app, String path) {
        return app.form("PUT", path);
    }
}
