package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import health.rounds.journeys.Chromium.Device;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import org.junit.jupiter.api.Test;

/** Everything that matters, without a mouse: sign in, write, fix a finding, publish, reply, react. */
class KeyboardJourneyTest extends BrowserJourney {
    private static final int MOST_TABS = 80;

    @Test
    void signsInWritesFixesAFindingPublishesRepliesAndReacts() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP), page -> {
            page.navigate("/sign-in");
            tabTo(page, "input[name=login]");
            page.keyboard().type(anna.name());
            page.keyboard().press("Tab");
            page.keyboard().type(Community.PASSWORD);
            page.keyboard().press("Enter");
            page.locator("nav a[href='/notifications']").waitFor();

            page.keyboard().press("n");
            page.keyboard().type("My patient, call 937-555-0142, did well.");
            assertThat(page.locator(".finding")).hasCount(1);
            tabTo(page, ".finding .use");
            checked(page, () -> page.keyboard().press("Enter"));
            assertThat(page.locator(".finding")).hasCount(0);
            tabTo(page, "[data-publish]");
            page.keyboard().press("Enter");
            assertThat(page.locator(".flash")).containsText("Published.");

            page.keyboard().press("j");
            assertThat(page.locator(".post").first()).isFocused();
            page.keyboard().press("f");
            assertThat(page.locator(".act.favourite").first()).hasAttribute("aria-pressed", "true");
            page.locator(".post").first().focus();
            page.keyboard().press("r");
            page.waitForURL("**/@" + anna.name() + "/*");
            tabTo(page, "#text");
            page.keyboard().type("And went home.");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".flash")).containsText("Published.");
        });
    }

    @Test
    void skipLinkLeadsPastTheNavigation() {
        chromium.in(chromium.visit(Device.DESKTOP), page -> {
            page.navigate("/about");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#main")).isFocused();
        });
    }

    @Test
    void questionMarkShowsTheKeysAndEscapeHidesThem() {
        chromium.in(chromium.visit(Device.DESKTOP), page -> {
            page.navigate("/about");
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys")).isHidden();
        });
    }

    /** Presses Tab until the element has the focus; a page on which that takes too long fails. */
    static void tabTo(Page page, String selector) {
        Locator wanted = page.locator(selector).first();
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }
}
