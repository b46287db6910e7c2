package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import health.rounds.accounts.Follows;
import health.rounds.deliveries.Deliveries;
import health.rounds.deliveries.Outgoing;
import health.rounds.deliveries.Signatory;
import health.rounds.groups.Group;
import health.rounds.groups.GroupOutcome;
import health.rounds.groups.GroupPosts;
import health.rounds.groups.GroupText;
import health.rounds.groups.Groups;
import health.rounds.groups.Posting;
import health.rounds.guard.NotPatient;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.journeys.Chromium.Device;
import health.rounds.moderation.Category;
import health.rounds.moderation.Decision;
import health.rounds.moderation.Measure;
import health.rounds.moderation.Moderation;
import health.rounds.moderation.NewReport;
import health.rounds.moderation.ReportOutcome;
import health.rounds.moderation.Reports;
import health.rounds.plan.Plan;
import health.rounds.plan.PlanOutcome;
import health.rounds.plan.Plans;
import health.rounds.platform.Transactions;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.privacy.NewConsent;
import health.rounds.privacy.Said;
import health.rounds.privacy.Signer;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page for everyone: no finding of axe-core in light and dark, and no sideways scroll on the narrowest phone. */
class AccessibilityTest extends BrowserJourney {
    private static final Device NARROWEST = Device.PHONE.wide(320);
    private static final String NAMED = "My patient John Tremblay is going home.";
    private static Ward ward;
    private static String deliveredPath = "/";
    private static String planPath = "/plan";
    private static String reportPath = "/moderation/reports";
    private static String withdrawnPath = "/settings/withdrawn";

    @BeforeAll
    static void fillTheWard() {
        ward = Ward.of(COMMUNITY);
        COMMUNITY
                .part(Users.class)
                .create(new NewUser(
                        "waits_to_be_let_in_for_a_while",
                        "",
                        "a.rather.long.address.of.somebody.waiting@hospital.example.org",
                        Optional.empty(),
                        Role.MEMBER,
                        true,
                        false));
        overrideAndWithdraw();
        report();
        startGroup();
        beginPlan();
    }

    private static void beginPlan() {
        Plans plans = COMMUNITY.part(Plans.class);
        PlanOutcome begun = plans.start(ward.ben.id(), "resident");
        Plan plan = ((PlanOutcome.Saved) begun).plan();
        plans.activate(ward.ben.id(), plan.id());
        planPath = "/plan/" + plan.id();
    }

    /** Gives the pages of groups one that Anna moderates, with Ben in it and a post. */
    private static void startGroup() {
        GroupText text = new GroupText(
                "Electrocardiography and its many pitfalls",
                "Tracings and questions about them.",
                "Be kind.\nNo patient without consent.",
                Posting.MEMBERS);
        GroupOutcome started = COMMUNITY.part(Groups.class).start(ward.anna.id(), "ecg_group", text);
        Group group = ((GroupOutcome.Saved) started).group();
        COMMUNITY.part(Follows.class).start(ward.ben.id(), group.id(), true, false);
        COMMUNITY
                .part(GroupPosts.class)
                .ban(ward.anna.id(), group.id(), COMMUNITY.stranger().id());
        Post post = publish(COMMUNITY.part(Publisher.class), Said.NOTHING, "@ecg_group Who reads V9?");
        Eventually.assertThat(() -> List.copyOf(
                        COMMUNITY.part(Groups.class).holding(List.of(post.id())).keySet()))
                .isEqualTo(List.of(post.id()));
    }

    /** Gives the moderators' pages a report about a post with a picture, and an account that something was done about. */
    private static void report() {
        Member reporter = COMMUNITY.stranger();
        Post post = publish(COMMUNITY.part(Publisher.class), Said.NOTHING, "A word too many.");
        ReportOutcome.Filed filed = (ReportOutcome.Filed) COMMUNITY
                .part(Reports.class)
                .file(
                        reporter.id(),
                        new NewReport(
                                ward.ben.id(),
                                List.of(post.id()),
                                "This is not how we speak to each other.",
                                Category.VIOLATION,
                                List.of("3"),
                                false));
        reportPath = "/moderation/reports/" + filed.report().id();
        COMMUNITY
                .part(Moderation.class)
                .act(
                        ward.anna.id(),
                        ward.ben.id(),
                        new Decision(Measure.WARN, Optional.empty(), "Please argue about the matter.", false));
    }

    /** Gives the pages about overrides, answers, consents and withdrawn posts something to show. */
    private static void overrideAndWithdraw() {
        Publisher publisher = COMMUNITY.part(Publisher.class);
        NotPatient novel = new NotPatient("John Tremblay", NotPatient.Reason.FICTIONAL, "the hero of our novel");
        NewConsent consent = new NewConsent(
                publisher.fingerprint(Draft.of(NAMED)),
                "the story of this stay",
                Signer.NEXT_OF_KIN,
                LocalDate.of(2026, 11, 20),
                "folder 3 in the office");
        publish(publisher, new Said(List.of(), List.of(novel), Optional.empty()));
        Post post = publish(publisher, new Said(List.of(), List.of(), Optional.of(consent)));
        publisher.withdraw(ward.ben.id(), post.id());
        withdrawnPath = "/settings/withdrawn/" + post.id();
        deliver(publish(publisher, new Said(List.of(), List.of(), Optional.of(consent))));
    }

    /** Gives the pages about deliveries a server that is away. */
    private static void deliver(Post post) {
        deliveredPath = "/@" + ward.ben.name() + "/" + post.id();
        Outgoing outgoing = new Outgoing(
                Signatory.of(ward.ben.id()), deliveredPath, Optional.of(post.id()), false, new byte[] {'{', '}'});
        COMMUNITY
                .part(Transactions.class)
                .run(() -> COMMUNITY
                        .part(Deliveries.class)
                        .send(outgoing, List.of(URI.create("https://localhost:1/inbox"))));
    }

    private static Post publish(Publisher publisher, Said said) {
        return publish(publisher, said, NAMED);
    }

    private static Post publish(Publisher publisher, Said said, String text) {
        NewPost post = new NewPost(Draft.of(text), said, Optional.empty(), Optional.empty(), Optional.empty());
        return ((PublishOutcome.Published) publisher.publish(ward.ben.id(), post)).post();
    }

    private static List<String> pagesOfMembers() {
        String ben = "/@" + ward.ben.name();
        String anna = "/@" + ward.anna.name();
        return List.of(
                "/",
                "/compose",
                "/drafts",
                "/scheduled",
                "/everyone",
                "/tags/ecg",
                "/notifications",
                "/messages",
                "/search",
                "/search?q=anna",
                "/search?q=ecg&kind=tags",
                "/search?q=tracing&kind=posts",
                "/bookmarks",
                "/favourites",
                "/follow-requests",
                "/settings",
                "/settings/profile",
                "/settings/account",
                "/settings/people",
                "/settings/quotes",
                "/groups",
                "/plan",
                "/plan/new",
                planPath,
                "/@ecg_group",
                "/@ecg_group/followers",
                "/settings/answers",
                "/settings/consents",
                "/settings/withdrawn",
                withdrawnPath,
                "/guard",
                "/about",
                ben,
                ben + "/replies",
                anna,
                anna + "/media",
                anna + "/report",
                ward.threadPath + "/report",
                anna + "/followers",
                anna + "/following",
                ward.threadPath,
                ward.threadPath + "/favourites",
                ward.threadPath + "/boosts",
                ward.threadPath + "/edits",
                deliveredPath + "/deliveries",
                ward.pollPath,
                ward.photoPath,
                ward.quotePath,
                ward.quotePath + "/quotes",
                ward.quotePath + "/unquote",
                "/compose?quote=" + ward.quotePath.substring(ward.quotePath.lastIndexOf('/') + 1),
                "/no-such-page");
    }

    private static List<String> pagesOfPassersBy() {
        return List.of(
                "/",
                "/sign-in",
                "/sign-up",
                "/about",
                "/guard",
                "/everyone",
                "/search",
                "/groups",
                "/@ecg_group",
                ward.threadPath,
                "/@" + ward.anna.name());
    }

    @Test
    void membersFindNoBarrierInLight() {
        chromium.in(chromium.visit(Device.DESKTOP, ward.ben), page -> assertNoBarrier(page, pagesOfMembers()));
    }

    @Test
    void membersFindNoBarrierInTheDark() {
        chromium.in(chromium.visit(Device.PHONE.dark(), ward.ben), page -> assertNoBarrier(page, pagesOfMembers()));
    }

    @Test
    void passersByFindNoBarrier() {
        chromium.in(chromium.visit(Device.PHONE), page -> assertNoBarrier(page, pagesOfPassersBy()));
        chromium.in(chromium.visit(Device.DESKTOP.dark()), page -> assertNoBarrier(page, pagesOfPassersBy()));
    }

    @Test
    void moderatorsFindNoBarrier() {
        List<String> pages = List.of(
                "/groups",
                "/groups/new",
                "/@ecg_group",
                "/groups/ecg_group/edit",
                "/moderation/privacy?show=consents",
                "/moderation/privacy?show=pictures",
                "/moderation/privacy",
                "/moderation/announcements",
                "/moderation/emojis",
                "/",
                "/moderation/reports",
                "/moderation/reports?show=closed",
                reportPath,
                "/moderation/accounts/" + ward.ben.name(),
                "/moderation/accounts/" + ward.anna.name(),
                "/moderation/blocks",
                "/moderation/blocks?show=networks",
                "/moderation/blocks?show=servers",
                "/moderation/servers",
                "/moderation/servers?show=all",
                "/moderation/sign-ups");
        for (Device device : List.of(NARROWEST, Device.PHONE.dark(), Device.DESKTOP)) {
            chromium.in(chromium.visit(device, ward.anna), page -> {
                assertNoBarrier(page, pages);
                assertThat(page.locator("button:has-text('Let in')").count()).isPositive();
            });
        }
        chromium.in(chromium.visit(NARROWEST, ward.anna), page -> assertFits(page, pages));
    }

    @Test
    void findingsAreReadableInLightAndDark() {
        for (Device device : List.of(Device.PHONE, Device.DESKTOP.dark())) {
            chromium.in(chromium.visit(device, ward.ben), page -> {
                page.navigate("/compose");
                page.locator("#text").fill("My patient, call 937-555-0142, was seen. Dr. Miller agreed.");
                page.locator(".finding").first().waitFor();
                assertThat(barriers(page, "findings")).isEmpty();
                page.locator("#text").fill(NAMED);
                page.locator(".consent > summary").click();
                page.locator(".finding .override > summary").first().click();
                assertThat(barriers(page, "overriding")).isEmpty();
            });
        }
    }

    @Test
    void nothingScrollsSidewaysOnANarrowPhone() {
        chromium.in(chromium.visit(NARROWEST, ward.ben), page -> assertFits(page, pagesOfMembers()));
        chromium.in(chromium.visit(NARROWEST), page -> assertFits(page, pagesOfPassersBy()));
    }

    private static void assertNoBarrier(Page page, List<String> paths) {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            page.navigate(path);
            found.addAll(barriers(page, path));
        }
        assertThat(found).isEmpty();
    }

    private static List<String> barriers(Page page, String where) {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            for (CheckedNode node : rule.getNodes()) {
                found.add(where + " " + rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary());
            }
        }
        return found;
    }

    private static void assertFits(Page page, List<String> paths) {
        List<String> tooWide = new ArrayList<>();
        for (String path : paths) {
            page.navigate(path);
            Object width = page.evaluate("document.documentElement.scrollWidth");
            if (((Number) width).intValue() > NARROWEST.width()) {
                tooWide.add(path + " is " + width + " px wide");
            }
        }
        assertThat(tooWide).isEmpty();
    }
}
