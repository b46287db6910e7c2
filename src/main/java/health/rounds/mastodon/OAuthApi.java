package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.identity.App;
import health.rounds.identity.Apps;
import health.rounds.identity.Authorizations;
import health.rounds.identity.GrantOutcome;
import health.rounds.identity.Scopes;
import health.rounds.identity.SignInOutcome;
import health.rounds.identity.SignIns;
import health.rounds.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /oauth/*}: tokens for apps (RFC 6749, 7009, 8414); the page on which a person allows an app is in the web door. */
@Controller
class OAuthApi {
    private static final String AUTHORIZATION_CODE = "authorization_code";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final String PASSWORD = "password";

    private final Apps apps;
    private final Authorizations authorizations;
    private final SignIns signIns;
    private final Accounts accounts;
    private final Addresses addresses;
    private final Settings settings;

    OAuthApi(
            Apps apps,
            Authorizations authorizations,
            SignIns signIns,
            Accounts accounts,
            Addresses addresses,
            Settings settings) {
        this.apps = apps;
        this.authorizations = authorizations;
        this.signIns = signIns;
        this.accounts = accounts;
        this.addresses = addresses;
        this.settings = settings;
    }

    @PostMapping("/oauth/token")
    Reply token(Params params, HttpServletRequest request, HttpServletResponse response) {
        // RFC 6749, section 5.1.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<App> app = client(params, request);
        if (app.isEmpty()) {
            return refused(
                    401,
                    "invalid_client",
                    "Client authentication failed due to unknown client, no client authentication included, or unsupported "
                            + "authentication method.");
        }
        return switch (grant(app.get(), params, request)) {
            case GrantOutcome.Granted granted -> Reply.of(TokenEntity.of(granted.token()));
            case GrantOutcome.Refused refused -> refused(400, refused.error(), refused.description());
        };
    }

    @PostMapping("/oauth/revoke")
    Reply revoke(Params params, HttpServletRequest request) {
        Optional<App> app = client(params, request);
        if (app.isEmpty()) {
            return refused(403, "unauthorized_client", "You are not authorized to revoke this token");
        }
        params.word("token").ifPresent(token -> authorizations.revoke(app.get(), token));
        return Reply.empty();
    }

    /** OpenID Connect Core, section 5.3, with the claims that Mastodon gives (4.4). */
    @GetMapping("/oauth/userinfo")
    @Scope("profile")
    Reply userInfo(Viewer viewer) {
        Account account = accounts.byId(viewer.account()).orElseThrow(ApiError::notFound);
        String url = addresses.account(account.username());
        return Reply.of(Map.of(
                "iss", addresses.of("/"),
                "sub", url,
                "name", account.name(),
                "preferred_username", account.username(),
                "profile", url,
                "picture", addresses.avatar(account.avatar())));
    }

    /** RFC 8414: how to get a token here, for apps that look before they ask. */
    @GetMapping("/.well-known/oauth-authorization-server")
    Reply metadata() {
        return Reply.of(Map.ofEntries(
                Map.entry("issuer", addresses.of("/")),
                Map.entry("service_documentation", "https://docs.joinmastodon.org/"),
                Map.entry("authorization_endpoint", addresses.of("/oauth/authorize")),
                Map.entry("token_endpoint", addresses.of("/oauth/token")),
                Map.entry("app_registration_endpoint", addresses.of("/api/v1/apps")),
                Map.entry("revocation_endpoint", addresses.of("/oauth/revoke")),
                Map.entry("userinfo_endpoint", addresses.of("/oauth/userinfo")),
                Map.entry("scopes_supported", Scopes.known()),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("response_modes_supported", List.of("query")),
                Map.entry("grant_types_supported", grantTypes()),
                Map.entry(
                        "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post")),
                Map.entry("code_challenge_methods_supported", List.of("S256"))));
    }

    private GrantOutcome grant(App app, Params params, HttpServletRequest request) {
        String scope = params.word("scope").orElse("");
        return switch (params.word("grant_type").orElse("")) {
            case AUTHORIZATION_CODE -> exchange(app, params);
            case CLIENT_CREDENTIALS -> authorizations.forApp(app, scope);
            case PASSWORD -> settings.passwordGrant() ? password(app, params, scope, request) : unsupported();
            default -> unsupported();
        };
    }

    private GrantOutcome exchange(App app, Params params) {
        Optional<String> code = params.word("code");
        Optional<String> redirectUri = params.word("redirect_uri");
        return code.isEmpty() || redirectUri.isEmpty()
                ? new GrantOutcome.Refused("invalid_request", "Missing required parameter: code or redirect_uri.")
                : authorizations.exchange(app, code.get(), redirectUri.get(), params.word("code_verifier"));
    }

    private GrantOutcome password(App app, Params params, String scope, HttpServletRequest request) {
        String name = params.word("username").orElse("");
        String password = params.text("password").orElse("");
        return switch (signIns.attempt(name, password, request.getRemoteAddr())) {
            case SignInOutcome.In in -> authorizations.forUser(app, in.user(), scope);
            case SignInOutcome.TooMany many -> throw ApiError.of(429, "Too many attempts");
            case SignInOutcome other ->
                new GrantOutcome.Refused(
                        "invalid_grant", "The name or the password is not right, or the user may not sign in yet.");
        };
    }

    private List<String> grantTypes() {
        return settings.passwordGrant()
                ? List.of(AUTHORIZATION_CODE, CLIENT_CREDENTIALS, PASSWORD)
                : List.of(AUTHORIZATION_CODE, CLIENT_CREDENTIALS);
    }

    private static GrantOutcome unsupported() {
        return new GrantOutcome.Refused(
                "unsupported_grant_type", "The authorization grant type is not supported by the authorization server.");
    }

    private Optional<App> client(Params params, HttpServletRequest request) {
        Optional<Client> client = Client.fromHeader(request).or(() -> Client.fromBody(params));
        return client.flatMap(it -> apps.authenticate(it.id(), it.secret()));
    }

    private static Reply refused(int status, String error, String description) {
        return Reply.of(Map.of("error", error, "error_description", description))
                .withStatus(status);
    }

    /** An app's name and secret, in the header or in the body (RFC 6749, section 2.3.1). */
    private record Client(String id, String secret) {
        private static final String BASIC = "Basic ";

        static Optional<Client> fromHeader(HttpServletRequest request) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                return Optional.empty();
            }
            try {
                byte[] decoded = Base64.getDecoder()
                        .decode(header.substring(BASIC.length()).strip());
                String pair = new String(decoded, StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(
                                new Client(unescaped(pair.substring(0, colon)), unescaped(pair.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        static Optional<Client> fromBody(Params params) {
            return params.word("client_id")
                    .flatMap(id -> params.word("client_secret").map(secret -> new Client(id, secret)));
        }

        private static String unescaped(String part) {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        }
    }
}
