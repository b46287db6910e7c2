package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import health.rounds.journeys.Chromium.Device;
import health.rounds.testkit.Community.Member;
import org.junit.jupiter.api.Test;

/** Saying who may answer a post, and what others see of it, with JavaScript switched off. */
class ReplyControlsJourneyTest extends BrowserJourney {
    private static final Device DEVICE = Device.PHONE.withoutScript();

    private final Member anna = COMMUNITY.stranger();
    private final Member ben = COMMUNITY.stranger();

    @Test
    void authorsSayWhoMayAnswerAndChangeTheirMinds() {
        String[] post = {""};
        chromium.in(chromium.visit(DEVICE, anna), page -> {
            page.navigate("/compose");
            page.locator("#text").fill("No more questions.");
            page.locator("summary", new Page.LocatorOptions().setHasText("Answers, quotes"))
                    .click();
            page.locator("#answerable").selectOption("NOBODY");
            page.locator("[data-publish]").click();
            page.locator("#timeline .post").first().locator(".when a").click();
            post[0] = page.url();
            assertThat(page.locator("details.checked > summary")).containsText("Only me");
            page.navigate(post[0] + "/edit");
            assertThat(page.locator("#answerable")).hasValue("NOBODY");
        });
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(post[0]);
            assertThat(page.locator(".composer")).hasCount(0);
            assertThat(page.locator("p.empty").first()).containsText("Its author takes no answers to this post.");
            assertThat(page.locator(".post.focus .act.reply")).hasCount(0);
            assertThat(page.locator(".post.focus .act.none").first())
                    .hasAttribute("title", "Its author takes no answers to this post.");
        });
        chromium.in(chromium.visit(DEVICE, anna), page -> {
            page.navigate(post[0]);
            page.locator("details.checked > summary").click();
            page.locator("#answerable-from-now").selectOption("EVERYONE");
            page.locator("details.checked button[type=submit]").click();
            assertThat(page.locator(".flash")).containsText("Changed");
            assertThat(page.locator("details.checked > summary")).containsText("Everyone");
        });
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(post[0]);
            page.locator(".composer #text").fill("One question, though.");
            page.locator("[data-publish]").click();
            assertThat(page.locator(".post.focus")).containsText("One question, though.");
        });
    }
}
