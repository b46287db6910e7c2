package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import health.rounds.journeys.Chromium.Device;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Scan;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A picture with a label: covered, looked at from both sides, covered further, published. */
class PictureJourneyTest extends BrowserJourney {
    private static final FilePayload SCAN = new FilePayload(
            "scan.png",
            "image/png",
            Scan.of(900, 700)
                    .with("WHITBROOK TAMSIN [F]", 10, 32, 26, Color.WHITE)
                    .with("Read by David Johnson", 520, 680, 26, Color.WHITE)
                    .png());

    @Test
    void authorSeesWhatIsCoveredAndWhy() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            addPhoto(page);
            Locator photo = page.locator(".photo");
            assertThat(photo.locator(".summary")).containsText("2 places are covered");
            assertThat(photo.locator(".cover").first()).containsText("Stays covered.");

            photo.locator("[data-side=sent]").click();
            assertThat(photo.locator(".sheet img")).hasAttribute("src", Pattern.compile("/original$"));
            assertThat(photo.locator(".sheet img")).hasJSProperty("naturalWidth", 900);

            photo.getByText("This is not about a patient").click();
            photo.locator("[name=cover]").click();
            assertThat(page.locator(".photo .summary")).containsText("1 place is covered");
            assertThat(page.locator(".photo .cover.shown")).hasCount(1);

            String original = page.locator(".sheet img").getAttribute("data-sent");
            page.locator("#text").fill("Which lead is it?");
            page.locator("[data-publish]").click();
            assertThat(page.locator(".flash")).containsText("Published.");
            assertThat(page.request().get(original).status()).isEqualTo(404);
        });
    }

    @Test
    void nobodyElseGetsTheUncoveredPicture() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            addPhoto(page);
            String original = page.locator(".sheet img").getAttribute("data-sent");
            assertThat(page.request().get(original).headers().get("cache-control"))
                    .contains("no-store");
            chromium.in(
                    chromium.visit(Device.DESKTOP, ben),
                    bens -> assertThat(bens.request().get(original).status()).isEqualTo(404));
        });
    }

    @Test
    void boxesAreDrawnWithTheKeyboardAlone() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.PHONE, anna), page -> {
            addPhoto(page);
            page.locator("[data-draw]").focus();
            page.keyboard().press("Enter");
            Locator field = page.locator("input[name^=drawn-]");
            assertThat(field).hasValue("360,294,180,112");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Shift+ArrowDown");
            assertThat(field).hasValue("369,285,180,121");
            assertThat(page.locator(".photo [role=status]")).containsText("41 % from the left");

            page.locator("[data-draw]").focus();
            page.keyboard().press("Enter");
            assertThat(field).hasCount(2);
            page.keyboard().press("Delete");
            assertThat(field).hasCount(1);

            page.locator(".photo [name=cover]").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".photo .own")).hasCount(1);
            assertThat(page.locator(".photo .summary")).containsText("3 places are covered");
        });
    }

    @Test
    void boxesAreDrawnWithTheMouseAndAppliedByPublishing() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            addPhoto(page);
            page.locator("[data-draw]").click();
            var box = page.locator(".frame").boundingBox();
            page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 2 - 60, box.y + box.height / 2 + 20);
            page.mouse().up();
            assertThat(page.locator("input[name^=drawn-]")).not().hasValue("360,294,180,112");
            String before = page.locator(".sheet img").getAttribute("data-published");
            page.locator("#text").fill("Which lead is it?");
            page.locator("[data-publish]").click();
            assertThat(page.locator(".flash")).containsText("Published.");
            assertThat(page.request().get(before).status())
                    .as("without the box")
                    .isEqualTo(404);
        });
    }

    @Test
    void withoutScriptBoxesAreTypedInPercent() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.PHONE.withoutScript(), anna), page -> {
            page.navigate("/compose");
            page.locator("#photo").setInputFiles(SCAN);
            page.locator("button:has-text('Add photo')").click();
            assertThat(page.locator(".photo .cover")).hasCount(2);
            page.locator(".photo summary").click();
            page.locator("[name^=left-]").fill("50");
            page.locator("[name^=top-]").fill("50");
            page.locator("[name^=width-]").fill("10");
            page.locator("[name^=height-]").fill("12.5");
            page.locator(".photo [name=cover]").click();
            assertThat(page.locator("input[name^=drawn-]")).hasValue("450,350,90,87");
            page.locator(".photo [name=erase]").click();
            assertThat(page.locator(".photo .own")).hasCount(0);
        });
    }

    @Test
    void coversAreForEveryoneOnEveryScreen() throws Exception {
        Member anna = COMMUNITY.stranger();
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        for (Device device : List.of(Device.PHONE.wide(320), Device.PHONE.dark(), Device.DESKTOP)) {
            chromium.in(chromium.visit(device, anna), page -> {
                addPhoto(page);
                page.locator("[data-draw]").click();
                assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .isLessThanOrEqualTo(device.width());
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve("picture-" + device.width() + "-" + device.scheme() + ".png")));
            });
        }
    }

    private static void addPhoto(Page page) {
        page.navigate("/compose");
        page.locator("#photo").setInputFiles(SCAN);
        page.locator(".photo .summary").waitFor();
    }
}
