package health.rounds.mastodon;

import health.rounds.identity.IssuedToken;

/** Token, as in Mastodon's documentation; the time is in seconds since 1970. */
record TokenEntity(String accessToken, String tokenType, String scope, long createdAt) {
    static TokenEntity of(IssuedToken token) {
        return new TokenEntity(
                token.token(),
                "Bearer",
                String.join(" ", token.scopes()),
                token.createdAt().getEpochSecond());
    }
}
