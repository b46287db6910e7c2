package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.RoundsServer;
import health.rounds.identity.SignUp;
import health.rounds.identity.SignUpOutcome;
import health.rounds.identity.SignUps;
import health.rounds.identity.Tokens;
import health.rounds.identity.User;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Community;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** On a server of its own, where addresses are to be confirmed. */
class EmailsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("/confirm-email\\?token=([A-Za-z0-9_-]+)");
    private static final String AGAIN = "/api/v1/emails/confirmations";

    @Test
    void newcomersTokenDoesNothingButAskForTheMailAgain() throws Exception {
        try (RoundsServer server = RoundsServer.start(
                TestPostgres.settings(Map.of("ROUNDS_EMAIL_CONFIRMATION", "on")).asDemo())) {
            SignUps signUps = server.part(SignUps.class);
            User newcomer = joined(signUps.join(
                    new SignUp("from_an_app", "from_an_app@example.org", Community.PASSWORD, "", true), "192.0.2.1"));
            String token = server.part(Tokens.class).issue(newcomer.account(), Set.of("read", "write"));
            Mails mails = server.part(Mails.class);
            await().untilAsserted(() -> assertThat(mails.shown()).hasSize(1));

            assertThat(send(server, token, "GET", "/api/v1/accounts/verify_credentials")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(server, token, "GET", "/api/v1/emails/check_confirmation")
                            .body())
                    .isEqualTo("false");
            assertThat(send(server, token, "POST", AGAIN).body()).isEqualTo("{}");
            assertThat(mails.shown()).extracting(Mail::to).containsExactly(newcomer.email(), newcomer.email());
            assertThat(send(server, token, "POST", AGAIN + "?email=somebody.else%40example.org")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(mails.shown()).hasSize(2);

            Matcher link = LINK.matcher(mails.shown().getFirst().text());
            assertThat(link.find()).isTrue();
            assertThat(signUps.confirm(link.group(1))).isPresent();
            assertThat(send(server, token, "GET", "/api/v1/emails/check_confirmation")
                            .body())
                    .isEqualTo("true");
            assertThat(send(server, token, "POST", AGAIN).statusCode()).isEqualTo(403);
            assertThat(send(server, token, "GET", "/api/v1/accounts/verify_credentials")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void onlyTheNewcomersOwnTokenWithItsScopeIsHeard() {
        Community community = Community.shared();
        String narrow = community.part(Tokens.class).issue(community.stranger().id(), Set.of("read"));
        assertThat(ApiClient.withToken(narrow).post(AGAIN).status()).isEqualTo(403);
        assertThat(ApiClient.withToken("made-up").post(AGAIN).status()).isEqualTo(401);
        assertThat(ApiClient.anonymous().post(AGAIN).status()).isEqualTo(401);
    }

    private static User joined(SignUpOutcome outcome) {
        assertThat(outcome).isInstanceOf(SignUpOutcome.Joined.class);
        return ((SignUpOutcome.Joined) outcome).user();
    }

    private static HttpResponse<String> send(RoundsServer server, String token, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
