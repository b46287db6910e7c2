package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.journeys.Chromium.Device;
import health.rounds.testkit.Community.Member;
import org.junit.jupiter.api.Test;

/** Quoting a post and what its author says to it, with JavaScript switched off. */
class QuoteJourneyTest extends BrowserJourney {
    private static final Device DEVICE = Device.PHONE.withoutScript();

    private final Member anna = COMMUNITY.stranger();
    private final Member ben = COMMUNITY.stranger();

    @Test
    void postIsQuotedListedAndTakenOutAgain() {
        String quoted = Writing.publish(COMMUNITY, anna, "Ask, then listen.");
        String[] quoting = {""};
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(quoted);
            page.locator(".act.quote").click();
            assertThat(page.locator(".composer .quoted")).containsText("Ask, then listen.");
            page.locator("#text").fill("Worth repeating.");
            page.locator("[data-publish]").click();
            assertThat(page.locator("#timeline .post").first().locator(".quoted"))
                    .containsText("Ask, then listen.");
            page.locator("#timeline .post").first().locator(".when a").click();
            quoting[0] = page.url();
            assertThat(page.locator(".post.focus .quoted")).containsText(anna.name());
            page.navigate(quoting[0] + "/edit");
            assertThat(page.locator(".composer .quoted")).containsText("Ask, then listen.");
            assertThat(page.locator("[name=unquote]")).hasCount(0);
            page.locator("#text").fill("Worth repeating twice.");
            page.locator("[data-publish]").click();
            assertThat(page.locator(".post.focus")).containsText("twice");
            assertThat(page.locator(".post.focus .quoted")).containsText("Ask, then listen.");
        });
        chromium.in(chromium.visit(DEVICE, anna), page -> {
            page.navigate(quoted + "/quotes");
            assertThat(page.locator("#timeline")).containsText("Worth repeating");
            page.locator("#timeline .menu > summary").click();
            page.locator("a[href$='/unquote']").click();
            page.locator("button.danger").click();
            assertThat(page).hasURL(quoting[0]);
            assertThat(page.locator(".post.focus .quoted")).containsText("removed it from this quote");
            page.navigate(quoted + "/quotes");
            assertThat(page.locator(".empty")).containsText("Nobody");
        });
    }

    @Test
    void quoteIsLeftOutOfAFormOrKeptInADraft() {
        String quoted = Writing.publish(COMMUNITY, anna, "Ask, then listen.");
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(quoted);
            page.locator(".act.quote").click();
            page.locator("#text").fill("Half a thought");
            page.locator("button[formaction='/drafts']").click();
            page.locator(".cards a[role=button]").click();
            assertThat(page.locator(".composer .quoted")).containsText("Ask, then listen.");
            page.locator("[name=unquote]").click();
            assertThat(page.locator("#text")).hasValue("Half a thought");
            assertThat(page.locator(".composer .quoted")).hasCount(0);
            page.locator("[data-publish]").click();
            assertThat(page.locator("#timeline .post").first()).containsText("Half a thought");
            assertThat(page.locator("#timeline .post").first().locator(".quoted"))
                    .hasCount(0);
        });
    }

    @Test
    void authorsSayWhoMayQuoteThemAndWhoMayQuoteOnePost() {
        chromium.in(chromium.visit(DEVICE, anna), page -> {
            page.navigate("/settings");
            page.locator("a[href='/settings/quotes']").click();
            page.getByLabel("Only me").check();
            page.locator("main button[type=submit]").click();
            assertThat(page.locator(".flash")).containsText("Changed");
        });
        String quoted = Writing.publish(COMMUNITY, anna, "Ask, then listen.");
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(quoted);
            assertThat(page.locator(".act.favourite")).hasCount(1);
            assertThat(page.locator(".act.quote")).hasCount(0);
            String id = quoted.substring(quoted.lastIndexOf('/') + 1);
            assertThat(page.navigate("/compose?quote=" + id).status()).isEqualTo(404);
        });
        chromium.in(chromium.visit(DEVICE, anna), page -> {
            page.navigate(quoted + "/quotes");
            page.locator("#quotable").selectOption("EVERYONE");
            page.locator("main .plain-form button").click();
            assertThat(page.locator(".flash")).containsText("Changed");
        });
        chromium.in(chromium.visit(DEVICE, ben), page -> {
            page.navigate(quoted);
            assertThat(page.locator(".act.quote")).hasCount(1);
        });
    }
}
