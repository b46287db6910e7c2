package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.accounts.AccountId;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.moderation.ReportQuery;
import health.rounds.moderation.Reports;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.Page;
import health.rounds.platform.TestPostgres;
import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.privacy.Said;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the report of a member to the decision of a moderator, with plain forms. */
class ReportPagesTest {
    private static RoundsServer server;
    private static int count;

    private final AccountId bad = create("bad" + ++count, Role.MEMBER);
    private final String name = "bad" + count;

    @BeforeAll
    static void start() {
        server = RoundsServer.start(TestPostgres.settings(Map.of()).asDemo());
        create("mona", Role.MODERATOR);
        create("ada", Role.ADMIN);
        create("memo", Role.MEMBER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void reportedPostIsRemovedAndItsAuthorToldByMail() {
        PostId post = publish("Buy <b>my</b> pills");
        FormBrowser memo = signedIn("memo");
        String path = "/@" + name + "/" + post;
        assertThat(memo.open(path).body()).contains("href=\"" + path + "/report\"");
        HttpResponse<String> empty = memo.submit(path + "/report", path + "/report", Map.of("comment", "Spam"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Choose what is wrong.", ">Spam</textarea>");
        assertThat(memo.submit(path + "/report", path + "/report", Map.of("category", "VIOLATION"))
                        .body())
                .contains("Tick the rule");
        HttpResponse<String> sent = memo.submit(
                path + "/report",
                path + "/report",
                Map.of("category", "VIOLATION", "rule", "3", "comment", "Sells <pills>"));
        assertThat(memo.follow(sent).body()).contains("The moderators are told");

        FormBrowser mona = signedIn("mona");
        assertThat(mona.open("/").body()).contains("href=\"/moderation/reports\"", " waiting for you");
        assertThat(mona.open("/notifications").body()).contains(" reported an account", "Sells &lt;pills&gt;");
        long id = openReport();
        String report = "/moderation/reports/" + id;
        assertThat(mona.open("/moderation/reports").body()).contains("href=\"" + report + "\"", "About " + name);
        assertThat(mona.open(report).body())
                .contains(
                        "Argue about the matter",
                        "Sells &lt;pills&gt;",
                        "Buy &lt;b&gt;my&lt;/b&gt; pills",
                        "I look after this");
        mona.submit(report, report + "/assign", Map.of());
        assertThat(mona.open(report).body()).contains("mona looks after it", "Leave it to others");
        HttpResponse<String> unsaid =
                mona.submit(report, report + "/remove-posts", Map.of("post", post.toString(), "words", " "));
        assertThat(mona.follow(unsaid).body()).contains("Nothing was done.");
        HttpResponse<String> removed = mona.submit(
                report,
                report + "/remove-posts",
                Map.of("post", post.toString(), "words", "We do not sell here.", "mail", "true"));
        assertThat(mona.follow(removed).body())
                .contains(
                        "Removed. Its author is told why",
                        "mona removed posts",
                        "We do not sell here.",
                        "1 of 1 are gone");
        assertThat(mona.open(path).statusCode()).isEqualTo(404);

        Eventually.assertThat(() -> mailsTo(name))
                .isEqualTo(List.of("From the moderators of " + server.settings().communityName()));
        FormBrowser author = signedIn(name);
        assertThat(author.open("/notifications").body())
                .contains("From the moderators", "A post of yours was removed. We do not sell here.");
        assertThat(author.open("/settings/withdrawn").body()).contains("" + post);
    }

    @Test
    void decisionIsCarriedOutLoggedAndTakenBack() {
        FormBrowser mona = signedIn("mona");
        String page = "/moderation/accounts/" + name;
        assertThat(mona.open(page).body()).contains("Nothing is imposed on it", name + "@example.org");
        HttpResponse<String> unsaid = mona.submit(page, page + "/decide", Map.of("measure", "SUSPEND", "words", ""));
        assertThat(mona.follow(unsaid).body()).contains("Nothing was done.", "Nothing is imposed on it");
        for (String measure : List.of("LIMIT", "SENSITIVE", "DISABLE", "SUSPEND")) {
            HttpResponse<String> done =
                    mona.submit(page, page + "/decide", Map.of("measure", measure, "words", "Because of " + measure));
            assertThat(mona.follow(done).body()).contains("Because of " + measure);
        }
        assertThat(mona.open(page).body())
                .contains("Suspended since", "Disabled", "Limited", "All its pictures", "mona suspended the account")
                .doesNotContain("Delete its data");
        assertThat(mona.open("/@" + name).statusCode()).isEqualTo(404);
        assertThat(mona.follow(mona.submit(page, page + "/erase", Map.of())).body())
                .contains("Nothing was done");
        for (String act : List.of("unsuspend", "enable", "unlimit", "unsensitive")) {
            assertThat(mona.submit(page, page + "/" + act, Map.of()).statusCode())
                    .isEqualTo(303);
        }
        assertThat(mona.open(page).body()).contains("Nothing is imposed on it", "mona brought the account back");
        assertThat(signedIn(name).open("/settings").statusCode()).isEqualTo(200);
        assertThat(signedIn("ada").open(page).body()).doesNotContain("not yours to decide");
        assertThat(mona.open("/moderation/accounts/ada").body()).contains("not yours to decide");
    }

    @Test
    void membersAndPassersBySeeNothingOfIt() {
        FormBrowser memo = signedIn("memo");
        for (String page : List.of("/moderation/reports", "/moderation/reports/42", "/moderation/accounts/" + name)) {
            assertThat(memo.open(page).statusCode()).as(page).isEqualTo(404);
            assertThat(browser().open(page).headers().firstValue("Location"))
                    .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
        }
        for (String act : List.of("/decide", "/erase", "/unsuspend")) {
            assertThat(memo.submit("/settings/profile", "/moderation/accounts/" + name + act, Map.of())
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(memo.open("/@memo/report").statusCode()).isEqualTo(404);
        assertThat(memo.open("/@nobody_at_all/report").statusCode()).isEqualTo(404);
        assertThat(browser().open("/@" + name + "/report").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
        assertThat(signedIn("mona").open("/moderation/reports/42").statusCode()).isEqualTo(404);
    }

    private static List<String> mailsTo(String who) {
        return server.part(Mails.class).shown().stream()
                .filter(mail ->
                        mail.to().equals(who + "@example.org") && mail.text().contains("We do not sell here."))
                .map(Mail::subject)
                .toList();
    }

    private long openReport() {
        AccountId mona =
                server.part(Users.class).byUsername("mona").orElseThrow().account();
        return server.part(Reports.class)
                .list(mona, ReportQuery.openAbout(bad), Page.first(1))
                .getFirst()
                .id();
    }

    private PostId publish(String text) {
        NewPost post = new NewPost(Draft.of(text), Said.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
        return ((PublishOutcome.Published) server.part(Publisher.class).publish(bad, post))
                .post()
                .id();
    }

    private static AccountId create(String username, Role role) {
        return server.part(Users.class)
                .create(new NewUser(
                        username, "", username + "@example.org", Optional.of(Community.PASSWORD), role, true, true))
                .user()
                .account();
    }

    private static FormBrowser signedIn(String username) {
        FormBrowser browser = browser();
        browser.signIn(username, Community.PASSWORD);
        return browser;
    }

    private static FormBrowser browser() {
        return new FormBrowser(URI.create("http://localhost:" + server.port() + "/"));
    }
}
