package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.identity.Role;
import health.rounds.moderation.Category;
import health.rounds.moderation.NewReport;
import health.rounds.moderation.Report;
import health.rounds.moderation.ReportOutcome;
import health.rounds.moderation.ReportQuery;
import health.rounds.moderation.Reports;
import health.rounds.platform.Page;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Foreigners;
import health.rounds.testkit.FormBrowser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What members report of people on other servers, what other servers report, and how moderators find and judge people elsewhere. */
class ElsewhereModerationTest {
    private final Community community = Community.shared();
    private final Reports reports = community.part(Reports.class);
    private final Member ben = community.stranger();
    private final Member mona = community.stranger(Role.MODERATOR);
    private final String server = "s" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final RemoteAuthor carla = somebody("carla");
    private final String handle = carla.account().handle();

    @Test
    void reportGoesToTheOtherServerOnlyWhereItsWriterTicksThat() {
        FormBrowser browser = signedIn(ben);
        String form = "/@" + handle + "/report";
        assertThat(browser.open(form).body())
                .contains("Send a copy to " + server + " too")
                .doesNotContain("name=\"forward\" value=\"true\" checked");
        assertThat(browser.open("/@" + mona.name() + "/report").body()).doesNotContain("Send a copy");

        var here = browser.submit(form, form, Map.of("category", "SPAM", "comment", "Here alone"));
        assertThat(browser.follow(here).body()).contains("Thank you.").doesNotContain("gets a copy");
        assertThat(newest().forwarded()).isFalse();
        var sent = browser.submit(form, form, Map.of("category", "SPAM", "comment", "There too", "forward", "true"));
        assertThat(newest().forwarded()).isTrue();
        assertThat(browser.follow(sent).body()).contains(server + " gets a copy without your name");
        assertThat(signedIn(mona).open("/moderation/reports/" + newest().id()).body())
                .contains("A copy went to " + server);
    }

    @Test
    void reportOfAnotherServerIsToldAsTheServersAndNotAPersons() {
        ReportOutcome.Filed filed = (ReportOutcome.Filed) reports.file(
                carla.id(), new NewReport(ben.id(), List.of(), "Told by them", Category.OTHER, List.of(), false));
        FormBrowser browser = signedIn(mona);
        assertThat(browser.open("/moderation/reports/" + filed.report().id()).body())
                .contains("Reported by the server <a href=\"/moderation/accounts?server=" + server)
                .doesNotContain(carla.account().name());
        assertThat(browser.open("/notifications").body())
                .contains("<strong>The server " + server + "</strong> reported an account");
    }

    @Test
    void accountsAreListedByWhereTheyLiveAndHowTheyStand() {
        somebody("carlos");
        FormBrowser browser = signedIn(mona);
        String list = "/moderation/accounts?server=" + server;
        assertThat(browser.open(list).body()).contains(">@" + handle + "<", ">@carlos@" + server + "<");
        assertThat(browser.open(list + "&name=carla").body())
                .contains(">@" + handle + "<")
                .doesNotContain("carlos");
        assertThat(browser.open(list + "&state=limited").body()).contains("Nobody of " + server);
        assertThat(browser.open("/moderation/accounts?server=no%20server").body())
                .contains("Nobody of no server");
        assertThat(browser.open("/moderation/accounts?where=here&name=" + mona.name())
                        .body())
                .contains("href=\"/moderation/accounts/" + mona.name() + "\"", "Moderator");
        assertThat(browser.open("/moderation/accounts?where=elsewhere").body())
                .contains(">@" + handle + "<")
                .doesNotContain("href=\"/moderation/accounts/" + mona.name());
        assertThat(signedIn(ben).open(list).statusCode()).isEqualTo(404);
    }

    @Test
    void accountElsewhereIsLimitedWithoutAnybodyBeingTold() {
        FormBrowser browser = signedIn(mona);
        String page = "/moderation/accounts/" + handle;
        assertThat(browser.open(page).body())
                .contains("On another server, " + server, "is on another server and not told")
                .doesNotContain("value=\"WARN\"", "value=\"DISABLE\"");
        var done = browser.submit(page, page + "/decide", Map.of("measure", "LIMIT", "words", "Too loud"));
        assertThat(browser.follow(done).body()).contains("Done: Limit.", "Limited: only followers");
    }

    private Report newest() {
        return reports.list(mona.id(), ReportQuery.openAbout(carla.id()), Page.first(1))
                .getFirst();
    }

    private RemoteAuthor somebody(String name) {
        RemoteAccounts accounts = community.part(RemoteAccounts.class);
        return accounts.author(accounts.keep(Foreigners.profile(name, server)).id())
                .orElseThrow();
    }

    private FormBrowser signedIn(Member member) {
        FormBrowser browser = new FormBrowser(community.address("/"));
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }
}
