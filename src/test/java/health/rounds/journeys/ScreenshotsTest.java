package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.rounds.journeys.Chromium.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the pages that matter; with {@code -Drounds.screenshots=true} they replace those in the documentation. */
class ScreenshotsTest extends BrowserJourney {
    private static final Path FOLDER = Boolean.getBoolean("rounds.screenshots")
            ? Path.of("docs", "screenshots")
            : Path.of("target", "screenshots");
    private static Ward ward;

    @BeforeAll
    static void fillTheWard() throws Exception {
        ward = Ward.of(COMMUNITY);
        Files.createDirectories(FOLDER);
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
            });
        });
        assertThat(FOLDER).isDirectoryContaining("glob:**home-phone.png");
    }

    private static void take(Page page, String name) {
        page.locator("html.has-script").waitFor();
        page.waitForFunction("[...document.images].every(image => image.complete || image.loading === 'lazy')");
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
