package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import health.rounds.testkit.Community;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What every walk in the browser begins and ends with: the shared community, and a browser of its own. */
abstract class BrowserJourney {
    static final Community COMMUNITY = Community.shared();
    static Chromium chromium;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open(COMMUNITY);
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Does something after which the guard reads the post again, and waits until what it says is on the page. */
    static void checked(Page page, Runnable act) {
        page.waitForResponse("**/compose/check", act);
        assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling"))
                .hasCount(0);
    }
}
