package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.rounds.accounts.Follows;
import health.rounds.journeys.Chromium.Device;
import health.rounds.testkit.Community.Member;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The main job: written, screened, published, and on a follower's open page. */
class WritingJourneyTest extends BrowserJourney {
    @Test
    void publishedPostAppearsOnAnOpenHomePageWithoutReload() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        COMMUNITY.part(Follows.class).start(ben.id(), anna.id(), true, false);
        Page bens = chromium.visit(Device.PHONE, ben);
        Page annas = chromium.visit(Device.DESKTOP, anna);
        bens.evaluate("window.notReloaded = true");

        Locator text = annas.getByLabel("Your post");
        text.fill("Posterior leads pay off. My patient is 93 years old, call 937-555-0142.");
        Locator findings = annas.locator(".finding");
        assertThat(findings.first()).isVisible();
        assertThat(annas.locator(".backdrop mark").first()).isVisible();
        assertThat(annas.getByRole(AriaRole.BUTTON, named("Publish"))).isDisabled();

        useEverySuggestion(annas);
        assertThat(annas.locator(".check.block")).hasCount(0);
        annas.getByRole(AriaRole.BUTTON, named("Publish")).click();

        assertThat(annas.locator(".flash")).containsText("Published.");
        assertThat(bens.locator("#timeline .post").first()).containsText("Posterior leads pay off.");
        assertThat(bens.locator("#timeline .post").first()).not().containsText("937-555-0142");
        Assertions.assertThat(bens.evaluate("window.notReloaded")).isEqualTo(true);
        annas.context().close();
        bens.context().close();
    }

    @Test
    void postsThatArriveWhileReadingWaitBehindABar() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        COMMUNITY.part(Follows.class).start(ben.id(), anna.id(), true, false);
        for (int i = 0; i < 12; i++) {
            Writing.publish(
                    COMMUNITY, anna, "Teaching point number " + i + ". " + "Read the tracing twice. ".repeat(8));
        }
        chromium.in(chromium.visit(Device.PHONE, ben), page -> {
            page.evaluate("window.scrollTo({ top: 900, behavior: 'instant' })");
            Object before = page.evaluate(
                    "Math.round(document.querySelectorAll('#timeline .post')[8].getBoundingClientRect().top)");

            Writing.publish(COMMUNITY, anna, "One more teaching point.");

            assertThat(page.locator("#fresh")).hasText("1 new post");
            Assertions.assertThat(page.evaluate(
                            "Math.round(document.querySelectorAll('#timeline .post')[8].getBoundingClientRect().top)"))
                    .as("what is being read does not move")
                    .isEqualTo(before);
            page.locator("#fresh").click();
            assertThat(page.locator("#timeline .post").first()).containsText("One more teaching point.");
        });
    }

    @Test
    void undoTakesThePostBackAndKeepsItsText() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            page.getByLabel("Your post").fill("Sent too early.");
            page.getByRole(AriaRole.BUTTON, named("Publish")).click();
            page.locator(".flash button").click();
            assertThat(page.getByLabel("Your post")).hasValue("Sent too early.");
            page.navigate("/@" + anna.name());
            assertThat(page.locator(".post")).hasCount(0);
        });
    }

    @Test
    void repliesStandBelowWhatTheyAnswer() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        String path = Writing.publish(COMMUNITY, anna, "Which leads do you look at first?");
        chromium.in(chromium.visit(Device.PHONE, ben), page -> {
            page.navigate(path);
            page.getByLabel("Your reply").pressSequentially("V1 to V4, always.");
            page.getByRole(AriaRole.BUTTON, named("Reply")).last().click();
            assertThat(page.locator(".flash")).containsText("Published.");
            page.navigate(path);
            assertThat(page.locator(".tree .post")).containsText("V1 to V4, always.");
        });
    }

    @Test
    void favouriteBoostAndBookmarkStayPressed() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        String path = Writing.publish(COMMUNITY, anna, "Wash your hands.");
        chromium.in(chromium.visit(Device.PHONE, ben), page -> {
            page.navigate(path);
            for (String act : new String[] {"favourite", "boost", "bookmark"}) {
                page.locator(".act." + act).click();
                assertThat(page.locator(".act." + act)).hasAttribute("aria-pressed", "true");
            }
            page.reload();
            assertThat(page.locator(".act[aria-pressed=true]")).hasCount(3);
            page.navigate("/bookmarks");
            assertThat(page.locator(".post")).hasCount(1);
        });
        chromium.in(chromium.visit(Device.PHONE, anna), page -> {
            page.navigate("/notifications");
            assertThat(page.locator(".notices > li")).hasCount(2);
        });
    }

    private static void useEverySuggestion(Page page) {
        for (int i = 0; i < 10 && page.locator(".finding").count() > 0; i++) {
            checked(page, () -> page.locator(".use").last().click());
        }
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
