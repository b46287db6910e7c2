package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.journeys.Chromium.Device;
import health.rounds.posts.Post;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Foreigners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the pages that matter; with {@code -Drounds.screenshots=true} they replace those in the documentation. */
class ScreenshotsTest extends BrowserJourney {
    private static final Path FOLDER = Boolean.getBoolean("rounds.screenshots")
            ? Path.of("docs", "screenshots")
            : Path.of("target", "screenshots");
    private static Ward ward;
    private static String elsewhereProfile = "/";
    private static String elsewherePost = "/";

    @BeforeAll
    static void fillTheWard() throws Exception {
        ward = Ward.of(COMMUNITY);
        meetPeopleElsewhere();
        Files.createDirectories(FOLDER);
    }

    /** Somebody of another server whom Ben follows, and what she and a colleague of hers say. */
    private static void meetPeopleElsewhere() {
        RemoteAuthor ines = Foreigners.named(
                COMMUNITY, "ines", "Ines Almeida", "Nephrologist in Porto. Dialysis, salt and patience.");
        RemoteAuthor tomas = Foreigners.named(COMMUNITY, "tomas", "Tomas Brito", "Transplant nurse.");
        Follows follows = COMMUNITY.part(Follows.class);
        follows.start(ward.ben.id(), ines.id(), true, false);
        follows.accept(ines.id(), ward.ben.id());
        Post post = receive(
                ines,
                Foreigners.post(
                        ines,
                        "Before you order another potassium: was the first sample haemolysed? Ours were, every ninth time.",
                        Visibility.PUBLIC,
                        Instant.now().minusSeconds(5400)));
        receive(
                tomas,
                Foreigners.answering(
                        Foreigners.post(
                                tomas,
                                "We print that on the tube bags now. One call a night less.",
                                Visibility.PUBLIC,
                                Instant.now().minusSeconds(600)),
                        post.id()));
        elsewhereProfile = "/@" + ines.account().handle();
        elsewherePost = elsewhereProfile + "/" + post.id();
    }

    private static Post receive(RemoteAuthor author, ReceivedPost post) {
        return COMMUNITY
                .part(Receiver.class)
                .receive(author, post, Optional.empty())
                .orElseThrow();
    }

    @Test
    void pagesArePicturedOnPhoneAndDesktop() {
        Map<String, Device> devices =
                Map.of("phone", Device.PHONE, "desktop", Device.DESKTOP, "dark", Device.PHONE.dark());
        devices.forEach((name, device) -> {
            chromium.in(chromium.visit(device), page -> {
                page.navigate("/");
                take(page, "welcome-" + name);
            });
            chromium.in(chromium.visit(device, ward.ben), page -> {
                page.navigate("/");
                take(page, "home-" + name);
                page.navigate("/compose");
                page.locator("#text")
                        .fill(
                                "My 93yo patient from Dayton came in last Tuesday with chest pain. Ring her son Tom on 937-555-0142.");
                page.locator(".finding").first().waitFor();
                take(page, "compose-" + name);
                page.navigate(ward.threadPath);
                take(page, "post-" + name);
                page.navigate(ward.quotePath);
                take(page, "quote-" + name);
                page.navigate("/@" + ward.anna.name());
                take(page, "profile-" + name);
                page.navigate("/notifications");
                take(page, "notifications-" + name);
                page.navigate(elsewhereProfile);
                take(page, "elsewhere-profile-" + name);
                page.navigate(elsewherePost);
                take(page, "elsewhere-post-" + name);
                page.navigate("/settings/moving");
                take(page, "moving-" + name);
            });
            chromium.in(chromium.visit(device, ward.anna), page -> {
                page.navigate("/moderation/accounts?where=elsewhere");
                take(page, "accounts-" + name);
            });
        });
        assertThat(FOLDER).isDirectoryContaining("glob:**home-phone.png");
    }

    private static void take(Page page, String name) {
        page.locator("html.has-script").waitFor();
        page.waitForCondition(() -> (boolean)
                page.evaluate("[...document.images].every(image => image.complete || image.loading === 'lazy')"));
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
