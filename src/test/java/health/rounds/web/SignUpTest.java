package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.identity.Users;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Community;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignUpTest {
    private static final Pattern LINK = Pattern.compile("/confirm-email\\?token=([A-Za-z0-9_-]+)");

    private final Community community = Community.shared();
    private final FormBrowser browser = new FormBrowser(community.address("/"));

    @Test
    void newcomerJoinsAndIsSignedIn() {
        HttpResponse<String> joined = browser.submit("/sign-up", "/sign-up", form("joins_now"));

        assertThat(joined.statusCode()).isEqualTo(303);
        assertThat(browser.open("/settings").statusCode()).isEqualTo(200);
        assertThat(browser.follow(joined).body()).contains("Welcome to");
        assertThat(community.part(Users.class).byUsername("joins_now")).isPresent();
    }

    @Test
    void badFormComesBackWithTheReasonBesideEachField() {
        Map<String, String> form = form("<script>alert(1)</script>");
        form.put("email", "no address");
        form.put("password", "password");
        form.remove("agreement");
        HttpResponse<String> page = browser.submit("/sign-up", "/sign-up", form);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("aria-describedby=\"username-problem\"", "id=\"username-problem\"")
                .contains("id=\"email-problem\"", "id=\"password-problem\"", "id=\"agreement-problem\"")
                .contains("value=\"no address\"", "aria-invalid=\"true\"")
                .doesNotContain("<script>alert", "value=\"password\"");
    }

    @Test
    void homoglyphAndOverlongNamesAreRefused() {
        for (String username :
                new String[] {"аnna_cyrillic", "ａnna_wide", "x".repeat(31), "anna\u202Ereversed", "rounds"}) {
            HttpResponse<String> page = browser.submit("/sign-up", "/sign-up", form(username));
            assertThat(page.statusCode()).as(username).isEqualTo(422);
            assertThat(page.body()).contains("id=\"username-problem\"");
        }
    }

    @Test
    void formWithoutItsTokenCreatesNobody() {
        assertThat(browser.post("/sign-up", form("forged_user")).statusCode()).isEqualTo(403);
        assertThat(community.part(Users.class).byUsername("forged_user")).isEmpty();
    }

    @Test
    void mailIsConfirmedByAButtonAndNotByTheLinkAlone() {
        Settings settings =
                TestPostgres.settings(Map.of("ROUNDS_EMAIL_CONFIRMATION", "on")).asDemo();
        try (RoundsServer server = RoundsServer.start(settings)) {
            FormBrowser newcomer = new FormBrowser(URI.create("http://localhost:" + server.port() + "/"));
            HttpResponse<String> page = newcomer.submit("/sign-up", "/sign-up", form("with_mail"));
            assertThat(page.body()).contains("Look into your mail", "with_mail@example.org");
            assertThat(newcomer.signIn("with_mail", Community.PASSWORD).body()).contains("Look into your mail");

            Eventually.assertThat(() -> server.part(Mails.class).shown().stream()
                            .map(Mail::to)
                            .toList())
                    .isEqualTo(List.of("with_mail@example.org"));
            Matcher link = LINK.matcher(newcomer.open("/mails").body());
            assertThat(link.find()).isTrue();
            String path = "/confirm-email?token=" + link.group(1);
            newcomer.open(path);
            assertThat(newcomer.signIn("with_mail", Community.PASSWORD).statusCode())
                    .isEqualTo(403);

            HttpResponse<String> confirmed = newcomer.submit(path, "/confirm-email", Map.of("token", link.group(1)));
            assertThat(newcomer.follow(confirmed).body()).contains("Your address is confirmed");
            assertThat(newcomer.signIn("with_mail", Community.PASSWORD).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void mailsAreShownInTheDemonstrationOnly() {
        assertThat(browser.open("/mails").statusCode()).isEqualTo(404);
    }

    @Test
    void closedCommunitySaysSo() {
        try (RoundsServer server = RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_SIGN_UP", "closed")))) {
            FormBrowser passerBy = new FormBrowser(URI.create("http://localhost:" + server.port() + "/"));
            HttpResponse<String> page = passerBy.open("/sign-up");
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("by invitation");
            assertThat(passerBy.submit("/sign-in", "/sign-up", form("nobody_joins"))
                            .body())
                    .contains("by invitation");
        }
    }

    private static Map<String, String> form(String username) {
        return new HashMap<>(Map.of(
                "username",
                username,
                "email",
                username.replaceAll("[^a-z_]", "x") + "@example.org",
                "password",
                Community.PASSWORD,
                "agreement",
                "true"));
    }
}
