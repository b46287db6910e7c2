package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.identity.CodeStore.Code;
import health.rounds.platform.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The front door to OAuth 2 grants (RFC 6749): from an app's wish and a person's consent to a token. */
@Component
public class Authorizations {
    /** RFC 6749, section 4.1.2: a code should live ten minutes at most. */
    static final Duration CODE_LASTING = Duration.ofMinutes(10);

    // Used and expired codes are kept this long, so that a replay still revokes what was issued.
    private static final Duration CODE_REMEMBERED = Duration.ofDays(1);

    private static final String S256 = "S256";
    // RFC 7636, sections 4.1 and 4.2: 43 to 128 characters; an S256 challenge has exactly 43.
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Apps apps;
    private final CodeStore codes;
    private final Tokens tokens;
    private final Users users;
    private final Clock clock;
    private final Transactions transactions;

    Authorizations(Apps apps, CodeStore codes, Tokens tokens, Users users, Clock clock, Transactions transactions) {
        this.apps = apps;
        this.codes = codes;
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Checks an app's link before the person sees what it asks for. */
    public AuthorizationCheck check(AuthorizationRequest request) {
        Optional<App> found = apps.byClientId(request.clientId());
        if (found.isEmpty()) {
            return new AuthorizationCheck.Untrusted("This app is not known here. Ask it to register itself again.");
        }
        App app = found.get();
        if (!app.redirectUris().contains(request.redirectUri())) {
            return new AuthorizationCheck.Untrusted(
                    "The address to return to is not one that this app registered, so nothing was sent there.");
        }
        if (!request.responseType().equals("code")) {
            return new AuthorizationCheck.Mistaken("unsupported_response_type", "Only response_type=code is supported");
        }
        Optional<Set<String>> scopes = Scopes.parse(request.scope());
        if (scopes.isEmpty() || !Scopes.covers(Set.copyOf(app.scopes()), scopes.get())) {
            return new AuthorizationCheck.Mistaken(
                    "invalid_scope", "The requested scope is invalid, unknown, or malformed.");
        }
        if (!isChallengeSound(request)) {
            return new AuthorizationCheck.Mistaken(
                    "invalid_request",
                    "code_challenge needs code_challenge_method=S256 and 43 characters of base64url");
        }
        return new AuthorizationCheck.Ask(app, List.copyOf(scopes.get()));
    }

    /** A code for what the person allowed; the request must have been checked. */
    public String consent(AuthorizationRequest request, AuthorizationCheck.Ask allowed, AccountId account) {
        String code = Secrets.code();
        Instant now = clock.instant();
        transactions.run(() -> {
            codes.deleteExpired(now.minus(CODE_REMEMBERED));
            codes.insert(
                    Secrets.hash(code),
                    new Code(
                            allowed.app().id(),
                            account,
                            request.redirectUri(),
                            allowed.scopes(),
                            request.codeChallenge(),
                            now.plus(CODE_LASTING),
                            Optional.empty()));
        });
        return code;
    }

    /** Turns a code into a token, once; a second attempt revokes what the first one got (RFC 6749, section 4.1.2). */
    public GrantOutcome exchange(App app, String code, String redirectUri, Optional<String> verifier) {
        return transactions.call(() -> {
            byte[] hash = Secrets.hash(code);
            Optional<Code> found = codes.lock(hash).filter(it -> it.app() == app.id());
            if (found.isEmpty()) {
                return invalidGrant();
            }
            Code consent = found.get();
            if (consent.token().isPresent()) {
                tokens.revoke(consent.token().get());
                return invalidGrant();
            }
            if (!clock.instant().isBefore(consent.expiresAt())
                    || !consent.redirectUri().equals(redirectUri)
                    || !isProven(consent, verifier)
                    || users.stored(consent.account()).filter(User::isActive).isEmpty()) {
                return invalidGrant();
            }
            IssuedToken token = tokens.issue(app.id(), Optional.of(consent.account()), consent.scopes());
            codes.markUsed(hash, token.id());
            return new GrantOutcome.Granted(token);
        });
    }

    /** A token of the app itself, which acts for nobody. */
    public GrantOutcome forApp(App app, String scope) {
        return grant(app, Optional.empty(), scope);
    }

    /** A token for someone who gave the app name and password; only where the settings allow it. */
    public GrantOutcome forUser(App app, User user, String scope) {
        return grant(app, Optional.of(user.account()), scope);
    }

    /** Ends a token of this app; a token that is unknown or another app's is left as it is, silently (RFC 7009, section 2.2). */
    public void revoke(App app, String token) {
        transactions.run(() -> tokens.revoke(token, app));
    }

    private GrantOutcome grant(App app, Optional<AccountId> account, String scope) {
        Optional<Set<String>> scopes = Scopes.parse(scope);
        if (scopes.isEmpty() || !Scopes.covers(Set.copyOf(app.scopes()), scopes.get())) {
            return new GrantOutcome.Refused("invalid_scope", "The requested scope is invalid, unknown, or malformed.");
        }
        return transactions.call(() -> new GrantOutcome.Granted(tokens.issue(app.id(), account, scopes.get())));
    }

    private static boolean isChallengeSound(AuthorizationRequest request) {
        if (request.codeChallenge().isEmpty()) {
            return request.codeChallengeMethod().isEmpty();
        }
        return request.codeChallengeMethod().filter(S256::equals).isPresent()
                && CHALLENGE.matcher(request.codeChallenge().get()).matches();
    }

    private static boolean isProven(Code consent, Optional<String> verifier) {
        if (consent.challenge().isEmpty()) {
            return true;
        }
        return verifier.filter(it -> VERIFIER.matcher(it).matches())
                .map(it -> Secrets.isSame(
                        ascii(Secrets.hashText(it)), ascii(consent.challenge().get())))
                .orElse(false);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static GrantOutcome invalidGrant() {
        // One answer for all, as Doorkeeper gives it, so that a thief of codes learns nothing.
        return new GrantOutcome.Refused(
                "invalid_grant",
                "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the "
                        + "authorization request, or was issued to another client.");
    }
}
