package health.rounds.journeys;

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
}
