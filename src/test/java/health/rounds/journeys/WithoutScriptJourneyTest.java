package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import health.rounds.journeys.Chromium.Device;
import health.rounds.testkit.Community.Member;
import org.junit.jupiter.api.Test;

/** Reading and writing with JavaScript switched off, as behind a strict hospital proxy. */
class WithoutScriptJourneyTest extends BrowserJourney {
    private static final Device DEVICE = Device.PHONE.withoutScript();

    @Test
    void riskyTextComesBackWithSafeWordingsAndGoesOutAfterThem() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(DEVICE, anna), page -> {
            page.navigate("/compose");
            page.locator("#text").fill("My patient, call 937-555-0142, did well.");
            page.locator("[data-publish]").click();
            assertThat(page.locator(".finding")).hasCount(1);
            assertThat(page.locator(".marked mark")).containsText("937-555-0142");
            assertThat(page.locator("#text")).hasValue("My patient, call 937-555-0142, did well.");

            page.locator(".finding .use").click();
            assertThat(page.locator(".finding")).hasCount(0);
            page.locator("[data-publish]").click();
            assertThat(page.locator(".flash")).containsText("Published.");
            assertThat(page.locator("#timeline .post").first()).containsText("did well.");
        });
    }

    @Test
    void favouriteReplyAndFollowArePlainForms() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        String path = Writing.publish(COMMUNITY, anna, "Ask, then listen.");
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(path);
            page.locator(".act.favourite").click();
            assertThat(page).hasURL(COMMUNITY.address(path).toString());
            assertThat(page.locator(".act.favourite")).hasAttribute("aria-pressed", "true");
            page.locator("#text").fill("And listen again.");
            page.locator("[data-publish]").click();
            page.navigate(path);
            assertThat(page.locator(".tree .post")).containsText("And listen again.");
            page.navigate("/@" + anna.name());
            page.locator("#standing").click();
            assertThat(page.locator("#standing")).containsText("Following");
        });
    }

    @Test
    void pollIsVotedInAndDraftIsKept() {
        Member anna = COMMUNITY.stranger();
        Member ben = COMMUNITY.stranger();
        String path = Writing.publish(COMMUNITY, anna, Writing.poll("Which first?", "Airway", "Breathing"));
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(path);
            page.getByLabel("Airway").check();
            page.locator(".poll button").click();
            assertThat(page.locator(".poll")).containsText("100 %");
            page.navigate("/compose");
            page.locator("#text").fill("Half a thought");
            page.locator("button[formaction='/drafts']").click();
            assertThat(page.locator(".cards")).containsText("Half a thought");
        });
    }

    @Test
    void searchAnswersAPlainForm() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(DEVICE), page -> search(page, anna));
    }

    private static void search(Page page, Member wanted) {
        page.navigate("/search");
        page.locator("#q").fill(wanted.name());
        page.locator(".search button").click();
        assertThat(page.locator("#results")).containsText(wanted.name());
    }
}
