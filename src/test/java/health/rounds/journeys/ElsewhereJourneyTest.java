package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.identity.Role;
import health.rounds.journeys.Chromium.Device;
import health.rounds.moderation.Category;
import health.rounds.moderation.NewReport;
import health.rounds.moderation.ReportOutcome;
import health.rounds.moderation.Reports;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.Visibility;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Foreigners;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        Post post = received(carla, "Mind the potassium.");
        received(
                carla,
                Foreigners.answering(
                        Foreigners.post(carla, "And the magnesium.", Visibility.PUBLIC, Instant.now()), post.id()));
        String link = "https://journal.example/articles/7";
        Post linking = received(carla, "Read <a href=\"" + link + "\">this</a>.");
        Card card = new Card(
                link,
                "Potassium before pacing",
                "What nine wards learned from a year of checking first.",
                Optional.of("en"),
                "Carla",
                "",
                Optional.empty(),
                "The Journal",
                Optional.empty(),
                Optional.empty());
        COMMUNITY
                .part(Transactions.class)
                .run(() -> COMMUNITY.part(Previews.class).sent(linking, card));
        String profile = "/@" + carla.account().handle();
        List<String> open =
                List.of(profile, profile + "/" + post.id(), "/@" + ben.name(), "/@" + ben.name() + "/follow-from");
        List<String> members = List.of(
                profile,
                profile + "/" + post.id(),
                profile + "/" + linking.id(),
                profile + "/report",
                profile + "/" + post.id() + "/report",
                "/authorize_interaction?uri=nobody",
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

    @Test
    void moderatorsPagesAboutOtherServersHaveNoBarrier() {
        Member mona = COMMUNITY.stranger(Role.ADMIN);
        Member ben = COMMUNITY.stranger();
        RemoteAuthor carla = Foreigners.stranger(COMMUNITY);
        Reports reports = COMMUNITY.part(Reports.class);
        ReportOutcome.Filed theirs = (ReportOutcome.Filed) reports.file(
                carla.id(), new NewReport(ben.id(), List.of(), "Too loud", Category.OTHER, List.of(), false));
        reports.file(ben.id(), new NewReport(carla.id(), List.of(), "Too loud, too", Category.OTHER, List.of(), true));
        List<String> pages = List.of(
                "/moderation/accounts",
                "/moderation/accounts?where=here",
                "/moderation/accounts?where=elsewhere&server=clinic.example",
                "/moderation/accounts?server=nowhere.example",
                "/moderation/accounts/" + carla.account().handle(),
                "/moderation/reports/" + theirs.report().id(),
                "/moderation/reports",
                "/moderation/blocks?show=servers",
                "/notifications");
        for (Device device : List.of(NARROWEST, Device.PHONE.dark(), Device.DESKTOP)) {
            chromium.in(chromium.visit(device, mona), page -> pages.forEach(path -> assertFine(page, path, device)));
        }
    }

    private static Post received(RemoteAuthor author, String words) {
        return received(author, Foreigners.post(author, words, Visibility.PUBLIC, Instant.now()));
    }

    private static Post received(RemoteAuthor author, ReceivedPost post) {
        return COMMUNITY
                .part(Receiver.class)
                .receive(author, post, Optional.empty())
                .orElseThrow();
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
