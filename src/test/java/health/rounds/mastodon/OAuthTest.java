package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Tokens;
import health.rounds.testkit.Community;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OAuthTest {
    private static final String BACK = "https://app.example/back";
    private static final String OOB = "urn:ietf:wg:oauth:2.0:oob";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";
    private static final Pattern SHOWN_CODE = Pattern.compile("id=\"code\"[^>]*value=\"([^\"]+)\"");

    private final Community community = Community.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FormBrowser browser = new FormBrowser(community.address("/"));
    private JsonNode app = JsonMapper.shared().createObjectNode();

    @BeforeEach
    void register() throws Exception {
        app = json(post("/api/v1/apps", """
                {"client_name": "Ward round", "redirect_uris": ["%s", "%s", "wardround://back"], "scopes": "read write follow push",
                 "website": "https://app.example"}
                """.formatted(BACK, OOB)));
    }

    @Test
    void appRegistersByJsonFormAndMultipart() throws Exception {
        assertThat(app.get("client_id").asString()).hasSizeGreaterThan(40);
        assertThat(app.get("client_secret").asString()).hasSizeGreaterThan(40);
        assertThat(app.get("redirect_uris").values())
                .extracting(JsonNode::asString)
                .contains(BACK, OOB);

        JsonNode byForm = json(postForm(
                "/api/v1/apps",
                Map.of("client_name", "Form", "redirect_uris", BACK + "\n" + OOB, "scopes", "read write")));
        assertThat(byForm.get("redirect_uri").asString()).isEqualTo(BACK + "\n" + OOB);

        String body = "--x\r\nContent-Disposition: form-data; name=\"client_name\"\r\n\r\nParts\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"redirect_uris\"\r\n\r\n" + OOB + "\r\n--x--\r\n";
        JsonNode byParts = json(send(HttpRequest.newBuilder(community.address("/api/v1/apps"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
        assertThat(byParts.get("name").asString()).isEqualTo("Parts");
        assertThat(byParts.get("scopes").values())
                .extracting(JsonNode::asString)
                .containsExactly("read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "/relative",
                "https://",
                "https://app.example/#fragment",
                "https://good@evil.example/",
                "not a uri",
                ""
            })
    void appWithDangerousOrMalformedAddressIsRefused(String redirectUri) throws Exception {
        HttpResponse<String> answer =
                postForm("/api/v1/apps", Map.of("client_name", "Bad", "redirect_uris", redirectUri, "scopes", "read"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("error").asString()).startsWith("Validation failed");
    }

    @Test
    void appWithoutNameOrWithUnknownScopeIsRefused() throws Exception {
        assertThat(postForm("/api/v1/apps", Map.of("client_name", " ", "redirect_uris", OOB))
                        .statusCode())
                .isEqualTo(422);
        assertThat(postForm(
                                "/api/v1/apps",
                                Map.of("client_name", "X", "redirect_uris", OOB, "scopes", "read world:domination"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void personAllowsAnAppAndItActsForThem() throws Exception {
        Community.Member anna = signedIn();
        Map<String, String> ask = ask(BACK, "read write:statuses");
        ask.put("state", "a&b=c é");

        HttpResponse<String> page = browser.open("/oauth/authorize?" + FormBrowser.encoded(ask));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Ward round", anna.name(), "name=\"decision\" value=\"allow\"");

        HttpResponse<String> back = decide(ask, "allow");
        assertThat(back.statusCode()).isEqualTo(302);
        URI location = URI.create(back.headers().firstValue("Location").orElseThrow());
        Map<String, String> answer = query(location);
        assertThat(location.toString()).startsWith(BACK + "?");
        assertThat(answer).containsEntry("state", "a&b=c é");

        JsonNode token = json(exchange(answer.getOrDefault("code", ""), BACK, Map.of()));
        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.get("scope").asString()).isEqualTo("read write:statuses");
        assertThat(token.get("created_at").asLong()).isBetween(1_700_000_000L, 9_999_999_999L);
        HttpResponse<String> me = get(
                "/api/v1/accounts/verify_credentials", token.get("access_token").asString());
        assertThat(json(me).get("username").asString()).isEqualTo(anna.name());
        JsonNode itself = json(
                get("/api/v1/apps/verify_credentials", token.get("access_token").asString()));
        assertThat(itself.get("name").asString()).isEqualTo("Ward round");
        assertThat(itself.has("client_secret")).isFalse();
    }

    @Test
    void outOfBandAppGetsACodeToCopyAlsoBehindATrailingSlash() throws Exception {
        signedIn();
        Map<String, String> ask = ask(OOB, "read");

        HttpResponse<String> page = browser.submit(
                "/oauth/authorize/?" + FormBrowser.encoded(ask), "/oauth/authorize/", with(ask, "decision", "allow"));
        Matcher shown = SHOWN_CODE.matcher(page.body());
        assertThat(shown.find()).isTrue();
        assertThat(exchange(shown.group(1), OOB, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void customSchemeIsLedBackTo() {
        signedIn();
        HttpResponse<String> back = decide(ask("wardround://back", "read"), "allow");

        assertThat(back.headers().firstValue("Location").orElseThrow()).startsWith("wardround://back?code=");
    }

    @Test
    void refusalIsToldToTheApp() {
        signedIn();
        Map<String, String> answer = query(location(decide(with(ask(BACK, "read"), "state", "s"), "deny")));

        assertThat(answer)
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s")
                .doesNotContainKey("code");
    }

    @Test
    void passerBySignsInFirstAndComesBack() {
        String path = "/oauth/authorize?" + FormBrowser.encoded(ask(OOB, "read"));
        HttpResponse<String> first = browser.open(path);
        assertThat(first.statusCode()).isEqualTo(302);
        String signIn = first.headers().firstValue("Location").orElseThrow();

        Community.Member ben = community.stranger();
        HttpResponse<String> signedIn = browser.submit(
                signIn, "/sign-in", Map.of("login", ben.name(), "password", Community.PASSWORD, "next", next(signIn)));
        assertThat(browser.follow(signedIn).body()).contains("Ward round", ben.name());
    }

    @Test
    void forcedLoginAsksForThePasswordAgain() {
        signedIn();
        HttpResponse<String> forced =
                browser.open("/oauth/authorize?" + FormBrowser.encoded(with(ask(OOB, "read"), "force_login", "true")));

        assertThat(forced.statusCode()).isEqualTo(303);
        HttpResponse<String> signIn = browser.follow(forced);
        assertThat(signIn.statusCode()).isEqualTo(200);
        assertThat(signIn.body()).contains("name=\"password\"");
        assertThat(next(forced.headers().firstValue("Location").orElseThrow())).doesNotContain("force_login");
    }

    @Test
    void consentCannotBeForged() {
        signedIn();
        HttpResponse<String> forged = browser.post("/oauth/authorize", with(ask(BACK, "read"), "decision", "allow"));

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void unknownAppOrAddressIsNeverLedTo() {
        signedIn();
        for (Map<String, String> bad : List.of(
                with(ask(BACK, "read"), "client_id", "nobody"),
                with(ask(BACK, "read"), "client_id", "x\u0000y"),
                with(ask(BACK, "read"), "redirect_uri", BACK + "/"),
                with(ask(BACK, "read"), "redirect_uri", "https://evil.example/"))) {
            HttpResponse<String> page = browser.open("/oauth/authorize?" + FormBrowser.encoded(bad));
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void mistakesOfTheAppAreToldToIt() {
        signedIn();
        assertThat(errorOf(with(ask(BACK, "read"), "scope", "read world"))).isEqualTo("invalid_scope");
        assertThat(errorOf(with(ask(BACK, "read"), "scope", "profile"))).isEqualTo("invalid_scope");
        assertThat(errorOf(with(ask(BACK, "read"), "response_type", "token"))).isEqualTo("unsupported_response_type");
        assertThat(errorOf(
                        with(with(ask(BACK, "read"), "code_challenge", challenge()), "code_challenge_method", "plain")))
                .isEqualTo("invalid_request");
        assertThat(errorOf(with(ask(BACK, "read"), "code_challenge", challenge())))
                .isEqualTo("invalid_request");
    }

    @Test
    void codeWithChallengeNeedsItsVerifier() throws Exception {
        signedIn();
        Map<String, String> ask =
                with(with(ask(BACK, "read"), "code_challenge", challenge()), "code_challenge_method", "S256");
        String code = query(location(decide(ask, "allow"))).getOrDefault("code", "");

        assertThat(grantError(exchange(code, BACK, Map.of()))).isEqualTo("invalid_grant");
        assertThat(grantError(exchange(code, BACK, Map.of("code_verifier", VERIFIER + "x"))))
                .isEqualTo("invalid_grant");
        assertThat(exchange(code, BACK, Map.of("code_verifier", VERIFIER)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void codeWorksOnceAndAReplayRevokesWhatItGave() throws Exception {
        signedIn();
        String code = query(location(decide(ask(BACK, "read"), "allow"))).getOrDefault("code", "");
        String token = json(exchange(code, BACK, Map.of())).get("access_token").asString();
        assertThat(get("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(200);

        assertThat(grantError(exchange(code, BACK, Map.of()))).isEqualTo("invalid_grant");
        assertThat(get("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void codeIsBoundToAddressAppAndTime() throws Exception {
        signedIn();
        String code = query(location(decide(ask(BACK, "read"), "allow"))).getOrDefault("code", "");
        JsonNode mine = app;
        assertThat(grantError(exchange(code, OOB, Map.of()))).isEqualTo("invalid_grant");
        register();
        assertThat(grantError(exchange(code, BACK, Map.of()))).isEqualTo("invalid_grant");
        app = mine;
        assertThat(grantError(exchange("made-up", BACK, Map.of()))).isEqualTo("invalid_grant");

        community
                .part(JdbcClient.class)
                .sql("update oauth_codes set expires_at = now() - interval '1 second' where token_id is null")
                .update();
        assertThat(grantError(exchange(code, BACK, Map.of()))).isEqualTo("invalid_grant");
    }

    @Test
    void wrongSecretIsNoClient() throws Exception {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_id", app.get("client_id").asString(),
                "client_secret", "wrong"));

        HttpResponse<String> answer = postForm("/oauth/token", form);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).get("error").asString()).isEqualTo("invalid_client");
        assertThat(json(answer).get("error_description").asString()).isNotBlank();
        form.remove("client_secret");
        assertThat(postForm("/oauth/token", form).statusCode()).isEqualTo(401);
        // Nobody knows a secret of the command line's app, not even an empty one.
        assertThat(postForm(
                                "/oauth/token",
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        "command-line",
                                        "client_secret",
                                        ""))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void appGetsATokenOfItsOwnByBasicAuthorisationToo() throws Exception {
        String basic =
                app.get("client_id").asString() + ":" + app.get("client_secret").asString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(community.address("/oauth/token"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"grant_type\": \"client_credentials\", \"scope\": \"read write\"}")));

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        String token = json(answer).get("access_token").asString();
        assertThat(json(answer).get("scope").asString()).isEqualTo("read write");
        assertThat(get("/api/v1/apps/verify_credentials", token).statusCode()).isEqualTo(200);
        HttpResponse<String> me = get("/api/v1/accounts/verify_credentials", token);
        assertThat(me.statusCode()).isEqualTo(422);
        assertThat(json(me).get("error").asString()).isEqualTo("This method requires an authenticated user");
    }

    @Test
    void passwordGrantWorksWhereItIsSwitchedOn() throws Exception {
        Community.Member dora = community.stranger();
        Map<String, String> form =
                with(with(client("password"), "username", dora.email()), "password", Community.PASSWORD);

        JsonNode token = json(postForm("/oauth/token", with(form, "scope", "read write follow push")));
        assertThat(token.get("scope").asString().split(" ")).containsExactly("read", "write", "follow", "push");
        assertThat(grantError(postForm("/oauth/token", with(form, "password", "wrong"))))
                .isEqualTo("invalid_grant");
        assertThat(grantError(postForm("/oauth/token", with(form, "scope", "admin:everything"))))
                .isEqualTo("invalid_scope");
    }

    @Test
    void unknownGrantIsNamed() throws Exception {
        assertThat(grantError(postForm("/oauth/token", client("magic")))).isEqualTo("unsupported_grant_type");
        assertThat(grantError(postForm("/oauth/token", client("authorization_code"))))
                .isEqualTo("invalid_request");
        assertThat(post("/oauth/token", "{broken").statusCode()).isEqualTo(400);
    }

    @Test
    void revokedTokenStopsWorkingAtOnce() throws Exception {
        Community.Member anna = community.stranger();
        String token = json(postForm(
                        "/oauth/token",
                        with(with(client("password"), "username", anna.name()), "password", Community.PASSWORD)))
                .get("access_token")
                .asString();
        assertThat(get("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(200);

        assertThat(postForm("/oauth/revoke", with(with(client("-"), "client_secret", "wrong"), "token", token))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(200);
        HttpResponse<String> revoked = postForm("/oauth/revoke", with(client("-"), "token", token));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(revoked.body()).isEqualTo("{}");
        HttpResponse<String> after = get("/api/v1/accounts/verify_credentials", token);
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(json(after).get("error").asString()).isEqualTo("The access token is invalid");
    }

    @Test
    void narrowTokenIsHeldToItsScopes() throws Exception {
        Community.Member anna = community.stranger();
        String narrow = community.part(Tokens.class).issue(anna.id(), Set.of("read:bookmarks"));

        HttpResponse<String> home = get("/api/v1/timelines/home", narrow);
        assertThat(home.statusCode()).isEqualTo(403);
        assertThat(json(home).get("error").asString()).isEqualTo("This action is outside the authorized scopes");
    }

    @Test
    void wrongTokenIsAnErrorEvenWhereNoneIsNeeded() throws Exception {
        assertThat(get("/api/v1/timelines/public", "made-up").statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(community.address("/api/v1/timelines/public")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tokenInTheAddressOpensNothingButStreams() throws Exception {
        String token = community.token(community.stranger());
        assertThat(send(HttpRequest.newBuilder(
                                community.address("/api/v1/accounts/verify_credentials?access_token=" + token)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void personJoinsFromWithinAnApp() throws Exception {
        String own = json(postForm("/oauth/token", with(client("client_credentials"), "scope", "read write")))
                .get("access_token")
                .asString();
        Map<String, String> form = new HashMap<>(Map.of(
                "username", "joined_by_app", "email", "by_app@example.org", "password", "short", "agreement", "true"));

        HttpResponse<String> refused = postForm("/api/v1/accounts", form, own);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused)
                        .get("details")
                        .get("password")
                        .get(0)
                        .get("description")
                        .asString())
                .contains("8 characters");
        JsonNode token = json(postForm("/api/v1/accounts", with(form, "password", Community.PASSWORD), own));
        assertThat(json(get(
                                "/api/v1/accounts/verify_credentials",
                                token.get("access_token").asString()))
                        .get("username")
                        .asString())
                .isEqualTo("joined_by_app");
        assertThat(postForm("/api/v1/accounts", form).statusCode()).isEqualTo(401);
    }

    @Test
    void userInfoNeedsTheProfileScope() throws Exception {
        Community.Member anna = community.stranger();
        String token = community.part(Tokens.class).issue(anna.id(), Set.of("profile"));

        JsonNode claims = json(get("/oauth/userinfo", token));
        assertThat(claims.get("preferred_username").asString()).isEqualTo(anna.name());
        assertThat(get("/api/v1/timelines/home", token).statusCode()).isEqualTo(403);
    }

    @Test
    void metadataNamesWhatIsSupported() throws Exception {
        JsonNode metadata = json(get("/.well-known/oauth-authorization-server", ""));

        assertThat(metadata.get("code_challenge_methods_supported").values())
                .extracting(JsonNode::asString)
                .containsExactly("S256");
        assertThat(metadata.get("authorization_endpoint").asString()).endsWith("/oauth/authorize");
        assertThat(metadata.get("scopes_supported").values())
                .extracting(JsonNode::asString)
                .contains("profile", "read", "write:statuses", "push");
    }

    @Test
    void apiStartsNoSessionAndRunsThroughNoPageSecurity() throws Exception {
        HttpResponse<String> answer = get("/api/v1/accounts/verify_credentials", community.token(community.stranger()));

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
    }

    private Community.Member signedIn() {
        Community.Member member = community.stranger();
        assertThat(browser.signIn(member.name(), Community.PASSWORD).statusCode())
                .isEqualTo(303);
        return member;
    }

    private Map<String, String> ask(String redirectUri, String scope) {
        return new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                app.get("client_id").asString(),
                "redirect_uri",
                redirectUri,
                "scope",
                scope));
    }

    private HttpResponse<String> decide(Map<String, String> ask, String decision) {
        return browser.submit(
                "/oauth/authorize?" + FormBrowser.encoded(ask), "/oauth/authorize", with(ask, "decision", decision));
    }

    private String errorOf(Map<String, String> ask) {
        return query(location(browser.open("/oauth/authorize?" + FormBrowser.encoded(ask))))
                .getOrDefault("error", "");
    }

    private Map<String, String> client(String grantType) {
        return new HashMap<>(Map.of(
                "grant_type", grantType,
                "client_id", app.get("client_id").asString(),
                "client_secret", app.get("client_secret").asString()));
    }

    private HttpResponse<String> exchange(String code, String redirectUri, Map<String, String> more) throws Exception {
        Map<String, String> form = client("authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.putAll(more);
        return postForm("/oauth/token", form);
    }

    private static String grantError(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        return json(answer).get("error").asString();
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static URI location(HttpResponse<String> redirect) {
        return URI.create(redirect.headers().firstValue("Location").orElseThrow());
    }

    private static String next(String signIn) {
        return query(URI.create(signIn)).getOrDefault("next", "");
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> values = new HashMap<>();
        for (String pair : Optional.ofNullable(address.getRawQuery()).orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            values.put(
                    pair.substring(0, Math.max(equals, 0)),
                    java.net.URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(community.address(path));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(community.address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> postForm(String path, Map<String, String> fields) throws Exception {
        return send(HttpRequest.newBuilder(community.address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(FormBrowser.encoded(fields))));
    }

    private HttpResponse<String> postForm(String path, Map<String, String> fields, String token) throws Exception {
        return send(HttpRequest.newBuilder(community.address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(FormBrowser.encoded(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
