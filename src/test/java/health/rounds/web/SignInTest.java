package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Community;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Community community = Community.shared();
    private final FormBrowser browser = new FormBrowser(community.address("/"));

    @Test
    void memberSignsInAndOut() {
        Community.Member member = community.stranger();
        HttpResponse<String> signedIn = browser.signIn(member.email(), Community.PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).contains("/");
        assertThat(signedIn.headers().allValues("Set-Cookie").toString())
                .contains("rounds_session=", "HttpOnly", "SameSite=Lax", "Max-Age=2592000");
        assertThat(isSignedIn(browser)).isTrue();

        HttpResponse<String> out = browser.submit("/settings", "/sign-out", Map.of());
        assertThat(out.headers().firstValue("Location")).contains("/");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void wrongPasswordKeepsTheNameAndSaysNoMoreThanNecessary() {
        Community.Member member = community.stranger();
        HttpResponse<String> page = browser.signIn(member.name(), "wrong");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"" + member.name() + "\"", "The name or the password is not right")
                .doesNotContain("wrong\"");
        assertThat(browser.signIn("nobody_of_this_name", "wrong").body())
                .contains("The name or the password is not right");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void disabledMemberIsToldAndIsOutAtOnce() {
        Community.Member member = community.stranger();
        browser.signIn(member.name(), Community.PASSWORD);
        assertThat(isSignedIn(browser)).isTrue();

        community.part(Users.class).disable(member.id());

        assertThat(isSignedIn(browser)).isFalse();
        HttpResponse<String> page = browser.signIn(member.name(), Community.PASSWORD);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("has been disabled");
    }

    @Test
    void newPasswordSignsOutEverywhereElse() {
        Community.Member member = community.stranger();
        browser.signIn(member.name(), Community.PASSWORD);
        FormBrowser elsewhere = new FormBrowser(community.address("/"));
        elsewhere.signIn(member.name(), Community.PASSWORD);
        String page = "/settings/account";

        HttpResponse<String> wrong =
                browser.submit(page, page, Map.of("current", "wrong", "wanted", "another white coat"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        HttpResponse<String> weak =
                browser.submit(page, page, Map.of("current", Community.PASSWORD, "wanted", "password"));
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(isSignedIn(elsewhere)).isTrue();

        HttpResponse<String> changed =
                browser.submit(page, page, Map.of("current", Community.PASSWORD, "wanted", "another white coat"));
        assertThat(browser.follow(changed).body()).contains("Your password is changed");
        assertThat(isSignedIn(elsewhere)).isFalse();
        assertThat(elsewhere.signIn(member.name(), "another white coat").statusCode())
                .isEqualTo(303);
    }

    @Test
    void sessionGetsANewIdAtSignIn() {
        Community.Member member = community.stranger();
        browser.signIn(member.name(), Community.PASSWORD);
        String first = browser.cookie("rounds_session");
        browser.submit(
                "/sign-in?again=true", "/sign-in", Map.of("login", member.name(), "password", Community.PASSWORD));

        assertThat(browser.cookie("rounds_session")).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void lookingAtAFormStoresNoSession() {
        long before = sessions();
        new FormBrowser(community.address("/")).open("/sign-in");
        new FormBrowser(community.address("/")).open("/sign-up");
        new FormBrowser(community.address("/")).signIn("nobody", "wrong");

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void formWithoutItsTokenIsRefused() {
        Community.Member member = community.stranger();
        Map<String, String> form = Map.of("login", member.name(), "password", Community.PASSWORD);

        assertThat(browser.post("/sign-in", form).statusCode()).isEqualTo(403);
        browser.open("/sign-in");
        assertThat(browser.post("/sign-in", form).statusCode()).isEqualTo(403);
        browser.signIn(member.name(), Community.PASSWORD);
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void memberComesBackToWhatTheyAskedFor() {
        Community.Member member = community.stranger();
        HttpResponse<String> asked = browser.open("/settings?x=1&y=2");
        assertThat(asked.statusCode()).isEqualTo(302);
        String signIn = asked.headers().firstValue("Location").orElseThrow();
        assertThat(URI.create(signIn).getPath()).isEqualTo("/sign-in");

        HttpResponse<String> signedIn = browser.submit(
                signIn,
                "/sign-in",
                Map.of("login", member.name(), "password", Community.PASSWORD, "next", "/settings?x=1&y=2"));
        assertThat(signedIn.headers().firstValue("Location")).contains("/settings?x=1&y=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "javascript:alert(1)",
                "evil",
                "/a b",
                "/%0d%0aX: y\u0000"
            })
    void signInLeadsNowhereElse(String next) {
        Community.Member member = community.stranger();
        HttpResponse<String> signedIn = browser.submit(
                "/sign-in", "/sign-in", Map.of("login", member.name(), "password", Community.PASSWORD, "next", next));

        assertThat(signedIn.headers().firstValue("Location")).contains("/");
    }

    @Test
    void pagesForbidWhatTheyDoNotNeed() {
        HttpResponse<String> page = browser.open("/sign-in");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void sessionSurvivesARestartOfTheServer() {
        Settings settings = TestPostgres.settings();
        FormBrowser member;
        try (RoundsServer server = RoundsServer.start(settings)) {
            User user = server.part(Users.class)
                    .create(new NewUser(
                            "stays", "", "stays@example.org", Optional.of(Community.PASSWORD), Role.MEMBER, true, true))
                    .user();
            member = new FormBrowser(address(server));
            member.signIn(user.username(), Community.PASSWORD);
            assertThat(isSignedIn(member)).isTrue();
        }
        try (RoundsServer server = RoundsServer.start(settings)) {
            member.moveTo(address(server));
            assertThat(isSignedIn(member)).isTrue();
        }
    }

    @Test
    void tooManyAttemptsAreToldWithTheTimeToWait() {
        try (RoundsServer server = RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_RATE_LIMITS", "on")))) {
            FormBrowser guesser = new FormBrowser(address(server));
            for (int i = 0; i < 25; i++) {
                guesser.signIn("someone" + COUNT.incrementAndGet(), "guess");
            }
            HttpResponse<String> page = guesser.signIn("someone", "guess");
            assertThat(page.statusCode()).isEqualTo(429);
            assertThat(page.body()).contains("too many attempts", "Please try again in");
        }
    }

    private long sessions() {
        return community
                .part(JdbcClient.class)
                .sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
    }

    private static boolean isSignedIn(FormBrowser browser) {
        return browser.open("/settings").statusCode() == 200;
    }

    private static URI address(RoundsServer server) {
        return URI.create("http://localhost:" + server.port() + "/");
    }
}
