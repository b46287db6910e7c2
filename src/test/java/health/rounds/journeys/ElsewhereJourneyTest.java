package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.journeys.Chromium.Device;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Foreigners;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** To people on other servers and back, with the keyboard alone, on every device, and without a barrier on the way. */
class ElsewhereJourneyTest extends BrowserJourney {
    private static final Device NARROWEST = Device.PHONE.wide(320);

    @Test
    void memberFindsAndFollowsSomebodyOnAnotherServer() {
        Member ben = COMMUNITY.stranger();
        try (OtherServer clinic = new OtherServer("journey")) {
            OtherPerson carla = clinic.person("carla");
            chromium.in(chromium.visit(Device.DESKTOP, ben), page -> {
                page.navigate("/search");
                page.locator("#q").focus();
                page.keyboard().type("@" + carla.handle());
                assertThat(page.locator("#results")).containsText("Nothing is known here");
                assertNoBarrier(page);
                page.keyboard().press("Enter");
                assertThat(page.locator("#results .person")).containsText(carla.handle());
                assertNoBarrier(page);
                page.locator("#standing").focus();
                page.keyboard().press("Enter");
                assertThat(page.locator(".standing")).containsText("Asked; waiting for their server");
                // The button still fades from one colour to the other; a page that comes with it does not.
                page.navigate("/@" + carla.handle());
                assertThat(page.locator(".standing")).containsText("Asked; waiting for their server");
                assertNoBarrier(page);
            });
        }
    }

    @Test
    void pagesAboutOtherServersHaveNoBarrier() {
        Member ben = COMMUNITY.stranger();
        RemoteAuthor carla = Foreigners.stranger(COMMUNITY);
        Post post = COMMUNITY
                .part(Receiver.class)
                .receive(carla, Foreigners.post(carla, "Mind the potassium.", Visibility.PUBLIC, Instant.now()))
                .orElseThrow();
        String profile = "/@" + carla.account().handle();
        List<String> open =
                List.of(profile, profile + "/" + post.id(), "/@" + ben.name(), "/@" + ben.name() + "/follow-from");
        List<String> members = List.of(
                profile,
                profile + "/" + post.id(),
                "/@" + ben.name(),
                "/settings",
                "/settings/moving",
                "/search?q=" + carla.account().handle(),
                "/search?q=nobody@clinic.example");
        for (Device device : List.of(NARROWEST, Device.DESKTOP.dark())) {
            chromium.in(chromium.visit(device), page -> open.forEach(path -> assertFine(page, path, device)));
            chromium.in(chromium.visit(device, ben), page -> members.forEach(path -> assertFine(page, path, device)));
        }
    }

    private static void assertFine(Page page, String path, Device device) {
        page.navigate(path);
        assertNoBarrier(page);
        Number width = (Number) page.evaluate("document.documentElement.scrollWidth");
        Assertions.assertThat(width.intValue()).as(path).isLessThanOrEqualTo(device.width());
    }

    private static void assertNoBarrier(Page page) {
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .allSatisfy(rule -> Assertions.fail(
                        rule.getId() + ": " + rule.getNodes().getFirst().getHtml()));
    }
}
