package health.rounds.identity;

import health.rounds.accounts.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * What a bearer token allows.
 *
 * @param token id of the token, for rate limits and logs
 * @param account whose it is; empty for a token of the app itself (client credentials)
 * @param scopes as granted, such as {@code read} or {@code write:statuses}
 * @param app name of the app, as shown under posts
 */
public record Access(long token, Optional<AccountId> account, Set<String> scopes, String app) {
    public Access {
        scopes = Set.copyOf(scopes);
    }

    /** Whether a scope is granted, itself ({@code write:statuses}) or by its parent ({@code write}). */
    public boolean allows(String scope) {
        return Scopes.allows(scopes, scope);
    }
}
