package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.accounts.AccountId;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.SignUp;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where sign-ups need approval, moderators see who waits and decide. */
class SignUpModerationTest {
    private static final String PAGE = "/moderation/sign-ups";

    private static RoundsServer server;

    @BeforeAll
    static void start() {
        server = RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_SIGN_UP", "approval")));
        create(server, "mona", Role.MODERATOR, true);
        create(server, "memo", Role.MEMBER, true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void applicantIsToldToWaitAndSignsInOnceLetIn() {
        FormBrowser newcomer = browser(server);
        HttpResponse<String> asked = newcomer.submit(
                "/sign-up",
                "/sign-up",
                Map.of(
                        "username",
                        "arlo",
                        "email",
                        "arlo@example.org",
                        "password",
                        Community.PASSWORD,
                        "reason",
                        "I teach <b>ECGs</b>.",
                        "agreement",
                        "true"));
        assertThat(asked.body()).contains("waits for an answer").doesNotContain("an e-mail tells you");
        HttpResponse<String> tooEarly = newcomer.signIn("arlo", Community.PASSWORD);
        assertThat(tooEarly.statusCode()).isEqualTo(403);
        assertThat(tooEarly.body()).contains("Your request to join", "waits for an answer");

        FormBrowser moderator = signedIn(server, "mona");
        assertThat(moderator.open("/@arlo").statusCode()).isEqualTo(404);
        assertThat(moderator.open("/search?q=arlo").body()).doesNotContain("/@arlo");
        assertThat(moderator.open("/").body()).contains("href=\"/moderation/sign-ups\"", " waiting to join");
        assertThat(moderator.open(PAGE).body())
                .contains("arlo", "arlo@example.org", "I teach &lt;b&gt;ECGs&lt;/b&gt;.", "Since ");
        HttpResponse<String> decided = moderator.submit(PAGE, decision("arlo", "let-in"), Map.of());
        assertThat(moderator.follow(decided).body()).contains("arlo is let in.").doesNotContain("arlo@example.org");
        assertThat(newcomer.signIn("arlo", Community.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(newcomer.open("/settings").statusCode()).isEqualTo(200);
        assertThat(moderator.open("/@arlo").statusCode()).isEqualTo(200);
        assertThat(moderator.open("/search?q=arlo").body()).contains("/@arlo");
    }

    @Test
    void whoIsTurnedDownIsGoneAndTheNameIsFree() {
        apply("bela");
        FormBrowser moderator = signedIn(server, "mona");
        String action = decision("bela", "turn-down");
        AccountId account = id("bela");
        HttpResponse<String> decided = moderator.submit("/settings/profile", action, Map.of());
        assertThat(moderator.follow(decided).body()).contains("bela is turned down.");
        assertThat(browser(server).signIn("bela", Community.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(moderator.open("/@bela").statusCode()).isEqualTo(404);

        HttpResponse<String> again = moderator.submit("/settings/profile", action, Map.of());
        assertThat(moderator.follow(again).body()).contains("already decided");
        apply("bela");
        assertThat(id("bela")).isNotEqualTo(account);
        moderator.submit(PAGE, decision("bela", "let-in"), Map.of());
        assertThat(moderator.open("/@bela").statusCode()).isEqualTo(200);
    }

    @Test
    void membersAndPassersByDecideNothing() {
        apply("cato");
        FormBrowser member = signedIn(server, "memo");
        assertThat(member.open("/").body()).doesNotContain(PAGE);
        assertThat(member.open(PAGE).statusCode()).isEqualTo(404);
        for (String verb : List.of("let-in", "turn-down")) {
            String action = decision("cato", verb);
            assertThat(member.submit("/settings/profile", action, Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(browser(server)
                            .submit("/sign-in", action, Map.of())
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
            assertThat(signedIn(server, "mona").post(action, Map.of()).statusCode())
                    .as("without the token")
                    .isEqualTo(403);
        }
        assertThat(browser(server).open(PAGE).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
        assertThat(server.part(Users.class).byUsername("cato").orElseThrow().approved())
                .isFalse();
    }

    @Test
    void whoIsLetInIsToldByMail() {
        Settings settings = TestPostgres.settings(Map.of()).asDemo();
        try (RoundsServer demo = RoundsServer.start(settings)) {
            create(demo, "adam", Role.ADMIN, true);
            FormBrowser admin = signedIn(demo, "adam");
            assertThat(admin.open(PAGE).body()).contains("Nobody is waiting.");
            User waiting = create(demo, "dina", Role.MEMBER, false);
            assertThat(browser(demo).signIn("dina", Community.PASSWORD).body()).contains("an e-mail tells you");

            admin.submit(PAGE, PAGE + "/" + waiting.account() + "/let-in", Map.of());
            Mails mails = demo.part(Mails.class);
            Eventually.assertThat(() -> mails.shown().stream().map(Mail::to).toList())
                    .isEqualTo(List.of("dina@example.org"));
            assertThat(mails.shown().getFirst().text())
                    .contains("dina", "accepted", demo.settings().publicUrl() + "/sign-in");
        }
    }

    private static void apply(String username) {
        server.part(SignUps.class)
                .join(
                        new SignUp(username, username + "@example.org", Community.PASSWORD, "I nurse", true),
                        "192.0.2.1");
    }

    private static User create(RoundsServer where, String username, Role role, boolean approved) {
        return where.part(Users.class)
                .create(new NewUser(
                        username, "", username + "@example.org", Optional.of(Community.PASSWORD), role, true, approved))
                .user();
    }

    private static AccountId id(String username) {
        return server.part(Users.class).byUsername(username).orElseThrow().account();
    }

    private static String decision(String username, String verb) {
        return PAGE + "/" + id(username) + "/" + verb;
    }

    private static FormBrowser signedIn(RoundsServer where, String username) {
        FormBrowser browser = browser(where);
        browser.signIn(username, Community.PASSWORD);
        return browser;
    }

    private static FormBrowser browser(RoundsServer where) {
        return new FormBrowser(URI.create("http://localhost:" + where.port() + "/"));
    }
}
