package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.emojis.EmojiOutcome;
import health.rounds.emojis.Emojis;
import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import health.rounds.testkit.FormBrowser;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CustomEmojisTest {
    private static final String LIST = "/api/v1/custom_emojis";

    private final Community community = Community.shared();
    private final Emojis emojis = community.part(Emojis.class);
    private final Community.Member anna = community.stranger();
    private final ApiClient app = ApiClient.of(anna);

    @AfterEach
    void removeAll() {
        emojis.all().forEach(emoji -> emojis.remove(emoji.shortcode()));
    }

    @Test
    void emojiIsListedAndItsPictureIsDrawnAnew() throws Exception {
        byte[] sent = picture(400, 200, "gif");
        add("heart_team", sent);
        JsonNode listed = ApiClient.anonymous().get(LIST).ok();
        assertThat(listed.size()).isEqualTo(1);
        JsonNode emoji = listed.get(0);
        assertThat(emoji.propertyNames())
                .containsExactly("shortcode", "url", "static_url", "visible_in_picker", "category");
        assertThat(emoji.get("shortcode").asString()).isEqualTo("heart_team");
        assertThat(emoji.get("category").asString()).isEqualTo("Rounds");
        assertThat(emoji.get("visible_in_picker").asBoolean()).isTrue();
        assertThat(emoji.get("static_url")).isEqualTo(emoji.get("url"));
        BufferedImage served =
                ImageIO.read(URI.create(emoji.get("url").asString()).toURL());
        assertThat(served.getWidth()).isEqualTo(128);
        assertThat(served.getHeight()).isEqualTo(64);

        add("unlisted", picture(32, 32, "png"), false);
        assertThat(texts(app.get(LIST).ok(), "shortcode")).containsExactly("heart_team");
        assertThat(app.get(LIST).header("Link")).isEmpty();
    }

    @Test
    void everyTextThatUsesAnEmojiBringsIt() {
        JsonNode before = post(app, "Well done :heart_team: and x:heart_team:x");
        assertThat(before.get("emojis").size()).isZero();
        add("heart_team", picture(32, 32, "png"));
        String status = "/api/v1/statuses/" + id(before);
        JsonNode after = app.get(status).ok();
        assertThat(texts(after.get("emojis"), "shortcode")).containsExactly("heart_team");
        assertThat(after.get("emojis").get(0)).isEqualTo(app.get(LIST).ok().get(0));
        assertThat(texts(app.get(status + "/history").ok().get(0).get("emojis"), "shortcode"))
                .containsExactly("heart_team");

        JsonNode polled = app.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        "Which?",
                        "poll[options][]",
                        ":heart_team:",
                        "poll[options][]",
                        "None",
                        "poll[expires_in]",
                        "3600")
                .ok();
        assertThat(texts(polled.get("emojis"), "shortcode")).containsExactly("heart_team");
        assertThat(texts(polled.get("poll").get("emojis"), "shortcode")).containsExactly("heart_team");
        assertThat(texts(app.get("/api/v1/polls/" + id(polled.get("poll"))).ok().get("emojis"), "shortcode"))
                .containsExactly("heart_team");

        JsonNode me = app.form("PATCH", "/api/v1/accounts/update_credentials", "note", "I am :heart_team:!")
                .ok();
        assertThat(texts(me.get("emojis"), "shortcode")).containsExactly("heart_team");
        assertThat(texts(app.get(status).ok().get("account").get("emojis"), "shortcode"))
                .containsExactly("heart_team");

        assertThat(emojis.remove("heart_team")).isTrue();
        assertThat(app.get(status).ok().get("emojis").size()).isZero();
        assertThat(app.get("/api/v1/accounts/" + anna.id()).ok().get("emojis").size())
                .isZero();
        assertThat(emojis.remove("heart_team")).isFalse();
    }

    @Test
    void onlyWhatStandsAloneBetweenColonsIsAnEmoji() {
        add("ecg", picture(32, 32, "png"));
        for (String text : new String[] {"a:ecg:", ":ecg:b", "::ecg::", ":ECG:", ": ecg:", ":ecg"}) {
            assertThat(emojis.in(List.of(text))).as(text).isEmpty();
        }
        for (String text : new String[] {":ecg:", "(:ecg:)", "a :ecg: b", "\n:ecg:!", ":ecg: :ecg:"}) {
            assertThat(emojis.in(List.of(text))).as(text).hasSize(1);
        }
    }

    @Test
    void whatIsNoEmojiIsRefusedAndNothingKept() {
        byte[] png = picture(32, 32, "png");
        refused("a", png);
        refused("two words", png);
        refused("é_e", png);
        refused("a".repeat(129), png);
        refused("photo", picture(32, 32, "jpg"));
        refused("text", "no picture".getBytes(StandardCharsets.UTF_8));
        refused("empty", new byte[0]);
        refused("large", new byte[300_000]);
        assertThat(emojis.add("ecg", Optional.of("c".repeat(51)), true, new ByteArrayInputStream(png)))
                .isInstanceOf(EmojiOutcome.Refused.class);
        add("twice", png);
        refused("twice", png);
        assertThat(emojis.all()).hasSize(1);
    }

    @Test
    void patientsLabelIsNoEmoji() throws IOException {
        BufferedImage label = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = label.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 128, 128);
        graphics.setColor(Color.BLACK);
        graphics.setFont(graphics.getFont().deriveFont(18f));
        graphics.drawString("MRN", 8, 50);
        graphics.drawString("48213377", 8, 80);
        graphics.dispose();
        refused("label", bytes(label, "png"));
    }

    @Test
    void administratorsAddAndRemoveOnAPageAndReadersSeeThePicture() {
        Community.Member admin = community.join("emojiadmin_" + anna.name(), Role.ADMIN);
        add("ecg", picture(32, 32, "png"));
        post(app, "Tall R :ecg: <b>");
        FormBrowser browser = new FormBrowser(community.address("/"));
        browser.signIn(anna.email(), Community.PASSWORD);
        String file = emojis.byShortcode("ecg").orElseThrow().file();
        assertThat(browser.open("/@" + anna.name()).body())
                .contains("<img class=\"emoji\" src=\"/media/" + file + "\" alt=\":ecg:\"", "&lt;b&gt;");
        assertThat(browser.open("/moderation/emojis").statusCode()).isEqualTo(404);
        assertThat(browser.submit("/compose", "/moderation/emojis/ecg/remove", Map.of())
                        .statusCode())
                .isEqualTo(404);

        FormBrowser admins = new FormBrowser(community.address("/"));
        admins.signIn(admin.email(), Community.PASSWORD);
        assertThat(admins.open("/settings").body()).contains("/moderation/emojis");
        assertThat(admins.open("/moderation/emojis").body()).contains(":ecg:", "/media/" + file);
        assertThat(admins.submit("/moderation/emojis", "/moderation/emojis", Map.of("shortcode", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admins.submit("/moderation/emojis", "/moderation/emojis/ecg/remove", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.open("/@" + anna.name()).body()).contains(":ecg:").doesNotContain("/media/" + file);
        assertThat(browser.open("/media/" + file).statusCode()).isEqualTo(404);
    }

    private void add(String shortcode, byte[] picture) {
        add(shortcode, picture, true);
    }

    private void add(String shortcode, byte[] picture, boolean inPicker) {
        assertThat(emojis.add(shortcode, Optional.of("Rounds"), inPicker, new ByteArrayInputStream(picture)))
                .isInstanceOf(EmojiOutcome.Added.class);
    }

    private void refused(String shortcode, byte[] picture) {
        assertThat(emojis.add(shortcode, Optional.empty(), true, new ByteArrayInputStream(picture)))
                .as(shortcode)
                .isInstanceOfSatisfying(
                        EmojiOutcome.Refused.class,
                        outcome -> assertThat(outcome.reason()).isNotBlank());
    }

    private static byte[] picture(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillOval(2, 2, width - 4, height - 4);
        graphics.dispose();
        try {
            return bytes(image, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
