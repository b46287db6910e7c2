package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.identity.Users;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Community;
import health.rounds.testkit.FormBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators keep out networks, e-mail domains and servers; behind a proxy that tells where callers are. */
class BlocklistsPageTest {
    private static final String PAGE = "/moderation/blocks";
    private static final Pattern REMOVE = Pattern.compile("action=\"(/moderation/blocks/[a-z]+/\\d+/remove)\"");
    private static final String KEPT_OUT = "198.51.100.7";

    private static RoundsServer server;

    @BeforeAll
    static void start() {
        server = RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_TRUSTED_PROXIES", "127.0.0.1")));
        create("adam", Role.ADMIN);
        create("mona", Role.MODERATOR);
        FormBrowser admin = signedIn("adam");
        admin.submit(
                PAGE + "?show=networks",
                PAGE + "/networks",
                Map.of("network", "198.51.100.0/28", "means", "access", "comment", "Attack"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-up",
                "/about",
                "/assets/rounds.css",
                "/media/x.jpg",
                "/health",
                "/nowhere",
                "/.well-known/nodeinfo",
                "/nodeinfo/2.0",
                "/oauth/authorize",
                "/api/v1/instance",
                "/api/v1/streaming/health",
                "/api/v1/nowhere"
            })
    void networkThatIsShutOutIsRefusedAtEveryDoor(String path) throws Exception {
        HttpResponse<String> refused = get(path, KEPT_OUT);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("cannot be reached from where you are")
                .doesNotContain("198.51");
        if (path.startsWith("/api/") || path.startsWith("/oauth/")) {
            assertThat(refused.body()).startsWith("{\"error\":\"");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
        }
        assertThat(get(path, "198.51.100.16").statusCode()).isNotEqualTo(403);
        assertThat(get(path, KEPT_OUT + ", 203.0.113.1").statusCode())
                .as("an address that the caller made up")
                .isNotEqualTo(403);
    }

    @Test
    void tokensAndSessionsAreWorthNothingFromThere() throws Exception {
        String token = server.part(Tokens.class)
                .issue(server.part(Users.class).byUsername("adam").orElseThrow().account(), Set.of("read"));
        String path = "/api/v1/accounts/verify_credentials";
        assertThat(send(request(path, KEPT_OUT).header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request(path, "198.51.100.99").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/api/v1/statuses", KEPT_OUT)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"x\"}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoSignsUpIsTurnedAwayInTheSameWordsOnThePageAndInApps() throws Exception {
        FormBrowser admin = signedIn("adam");
        HttpResponse<String> added =
                admin.submit(PAGE, PAGE + "/emails", Map.of("domain", "https://Throwaway.example/"));
        assertThat(admin.follow(added).body()).contains("throwaway.example is on the list.", "throwaway.example");
        HttpResponse<String> page = browser().submit("/sign-up", "/sign-up", form("tora", "t@mx.throwaway.example"));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("cannot take you in with this e-mail address or from where you are");
        assertThat(server.part(Users.class).byUsername("tora")).isEmpty();

        HttpResponse<String> app = send(request("/api/v1/accounts", "203.0.113.9")
                .header("Authorization", "Bearer " + appToken())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(FormBrowser.encoded(form("tora", "t@throwaway.example")))));
        assertThat(app.statusCode()).isEqualTo(403);
        assertThat(app.body()).contains("cannot take you in with this e-mail address or from where you are");
        assertThat(server.part(Users.class).byUsername("tora")).isEmpty();
        assertThat(admin.open(PAGE).body()).contains("Turned away in the last seven days: 2 sign-ups");

        assertThat(admin.follow(admin.submit(PAGE, removal(admin, PAGE, "throwaway.example"), Map.of()))
                        .body())
                .contains("Removed from the list.")
                .doesNotContain("<h2 class=\"name\">throwaway.example");
        browser().submit("/sign-up", "/sign-up", form("tora", "t@throwaway.example"));
        assertThat(server.part(Users.class).byUsername("tora")).isPresent();
    }

    @Test
    void whoSignsUpFromANetworkThatIsWatchedWaits() throws Exception {
        FormBrowser admin = signedIn("adam");
        admin.submit(
                PAGE + "?show=networks",
                PAGE + "/networks",
                Map.of("network", "203.0.113.128/25", "means", "approval", "days", "14"));
        assertThat(admin.open(PAGE + "?show=networks").body())
                .contains("203.0.113.128/25", "Who joins from there waits for your decision", "Until ");
        HttpResponse<String> app = send(request("/api/v1/accounts", "203.0.113.200")
                .header("Authorization", "Bearer " + appToken())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(FormBrowser.encoded(form("wanda", "w@example.org")))));
        assertThat(app.statusCode()).isEqualTo(200);
        assertThat(server.part(Users.class).byUsername("wanda").orElseThrow().approved())
                .isFalse();
        assertThat(admin.open("/moderation/sign-ups").body()).contains("wanda", "href=\"/moderation/blocks\"");
    }

    @Test
    void serverIsListedWithItsReason() {
        FormBrowser admin = signedIn("adam");
        String servers = PAGE + "?show=servers";
        HttpResponse<String> added = admin.submit(
                servers,
                PAGE + "/servers",
                Map.of(
                        "domain",
                        "bücher.example",
                        "means",
                        "suspend",
                        "comment",
                        "<b>Spam</b>",
                        "note",
                        "Asked twice",
                        "obscured",
                        "true"));
        assertThat(admin.follow(added).body())
                .contains(
                        "xn--bcher-kva.example",
                        "Nothing is taken from it",
                        "For everybody: &lt;b&gt;Spam&lt;/b&gt;",
                        "For administrators: Asked twice",
                        "Everybody reads xn--b");
        HttpResponse<String> quiet = admin.submit(
                servers,
                PAGE + "/servers",
                Map.of("domain", "blind.example", "means", "none", "media", "true", "reports", "true"));
        assertThat(admin.follow(quiet).body())
                .contains("blind.example", "Not limited", "No pictures are taken", "No reports are taken");
        HttpResponse<String> twice =
                admin.submit(servers, PAGE + "/servers", Map.of("domain", "a.bücher.example", "note", "<i>typed</i>"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("on the list already", "&lt;i>typed&lt;/i>");
        HttpResponse<String> held = admin.submit(
                servers,
                PAGE + "/servers",
                Map.of("domain", "other.example", "comment", "My patient John Miller, MRN 4471123, was shown there"));
        assertThat(held.statusCode()).isEqualTo(422);
        assertThat(held.body()).contains("could identify a patient");
        assertThat(admin.open(servers).body()).doesNotContain("other.example");
    }

    @Test
    void nonsenseIsExplainedAndAddsNothing() {
        FormBrowser admin = signedIn("adam");
        String own = "127.0.0.1";
        for (Map<String, String> form : List.of(
                Map.of("network", "", "means", "access"),
                Map.of("network", "everywhere"),
                Map.of("network", "198.51.100.0/99"),
                Map.of("network", own + "/8", "means", "access"),
                Map.of("network", "192.0.2.1", "days", "-1"),
                Map.of("network", "192.0.2.1", "days", "0"),
                Map.of("network", "192.0.2.1", "days", "9999"),
                Map.of("network", "192.0.2.1", "comment", "x".repeat(2001)))) {
            HttpResponse<String> refused = admin.submit(PAGE + "?show=networks", PAGE + "/networks", form);
            assertThat(refused.statusCode()).as(form.toString()).isEqualTo(422);
            assertThat(refused.body()).contains("class=\"problem\"");
        }
        assertThat(admin.open(PAGE + "?show=networks").body()).doesNotContain("192.0.2.1<");
        for (String nonsense : List.of("", "a b", "*")) {
            assertThat(admin.submit(PAGE, PAGE + "/emails", Map.of("domain", nonsense))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(admin.open(PAGE + "?show=nothing&before=-5").statusCode()).isEqualTo(200);
        assertThat(admin.submit(PAGE, PAGE + "/emails/42/remove", Map.of()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void onlyAdministratorsSeeAndChangeTheLists() {
        FormBrowser moderator = signedIn("mona");
        assertThat(moderator.open(PAGE).statusCode()).isEqualTo(404);
        assertThat(moderator.open("/moderation/sign-ups").body()).doesNotContain(PAGE);
        for (String list : List.of("emails", "networks", "servers")) {
            assertThat(moderator
                            .submit("/settings/profile", PAGE + "/" + list, Map.of("domain", "x.example"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(moderator
                            .submit("/settings/profile", PAGE + "/" + list + "/1/remove", Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(browser().open(PAGE).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
    }

    private static String removal(FormBrowser admin, String page, String name) {
        String body = admin.open(page).body();
        Matcher remove = REMOVE.matcher(body.substring(body.indexOf("<h2 class=\"name\">" + name)));
        assertThat(remove.find()).isTrue();
        return remove.group(1);
    }

    private static Map<String, String> form(String name, String email) {
        return Map.of(
                "username", name, "email", email, "password", Community.PASSWORD, "agreement", "true", "reason", "");
    }

    private static String appToken() throws Exception {
        HttpResponse<String> app = send(
                request("/api/v1/apps", "203.0.113.9")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"client_name\":\"Test\",\"redirect_uris\":\"urn:ietf:wg:oauth:2.0:oob\",\"scopes\":\"read write\"}")));
        HttpResponse<String> token = send(request("/oauth/token", "203.0.113.9")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"grant_type\":\"client_credentials\",\"scope\":\"read write\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                                .formatted(field(app, "client_id"), field(app, "client_secret")))));
        return field(token, "access_token");
    }

    private static String field(HttpResponse<String> answer, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(value.find()).as(answer.body()).isTrue();
        return value.group(1);
    }

    private static HttpResponse<String> get(String path, String from) throws IOException, InterruptedException {
        return send(request(path, from));
    }

    private static HttpRequest.Builder request(String path, String from) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("X-Forwarded-For", from);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void create(String username, Role role) {
        server.part(Users.class)
                .create(new NewUser(
                        username, "", username + "@example.org", Optional.of(Community.PASSWORD), role, true, true));
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
