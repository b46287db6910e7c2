package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.ReadThrough;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to access tokens: opaque, stored only as SHA-256, looked up from memory after the first time. */
@Component
public class Tokens {
    private static final long COMMAND_LINE = 1;
    private static final int SIZE = 50_000;
    // How long a token that another process revoked, such as the command line, may still work.
    private static final Duration LASTING = Duration.ofSeconds(60);
    private static final int LONGEST = 200;

    private final TokenStore store;
    private final Ids ids;
    private final Clock clock;
    private final ReadThrough<String, Access> known = new ReadThrough<>(SIZE, LASTING);

    Tokens(TokenStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Issues a token for the command line's own app. */
    @Transactional
    public String issue(AccountId account, Set<String> scopes) {
        return issue(COMMAND_LINE, Optional.of(account), scopes).token();
    }

    /** What a token allows; empty for an unknown, revoked or inactive user's token. */
    public Optional<Access> access(String token) {
        return token.length() > LONGEST
                ? Optional.empty()
                : known.get(Secrets.hashText(token), key -> store.access(Secrets.hash(token)));
    }

    /** The same, also for somebody who may not act yet because the address is not confirmed or the sign-up not approved. */
    public Optional<Access> accessEvenIfWaiting(String token) {
        return token.length() > LONGEST ? Optional.empty() : store.accessEvenIfWaiting(Secrets.hash(token));
    }

    /** Ends every app's access to an account. */
    @Transactional
    public void revokeAll(AccountId account) {
        forget(store.deleteAll(account));
    }

    /** Another process ended every app's access to an account. */
    void forget(AccountId account) {
        known.forgetAll(access -> access.account().equals(Optional.of(account)));
    }

    IssuedToken issue(long app, Optional<AccountId> account, Collection<String> scopes) {
        String token = Secrets.random();
        long id = ids.next();
        Instant now = clock.instant();
        store.insert(Secrets.hash(token), id, app, account, scopes, now);
        return new IssuedToken(id, token, List.copyOf(scopes), now);
    }

    void revoke(String token, App app) {
        forget(store.delete(Secrets.hash(token), app.id()));
    }

    void revoke(long token) {
        forget(store.delete(token));
    }

    Optional<Long> appOf(Access access) {
        return store.appOf(access.token());
    }

    private void forget(List<byte[]> hashes) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        hashes.forEach(hash -> known.forget(base64.encodeToString(hash)));
    }
}
