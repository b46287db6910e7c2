package health.rounds.mastodon;

import health.rounds.posts.Quote;
import health.rounds.posts.QuoteSight;
import java.util.Locale;
import java.util.Optional;

/**
 * How a reader sees a quote: the values of {@code state} in Mastodon's documentation (entities/Quote) that occur here.
 */
enum QuoteState {
    PENDING,
    ACCEPTED,
    REJECTED,
    REVOKED,
    DELETED,
    UNAUTHORIZED,
    BLOCKED_ACCOUNT,
    BLOCKED_DOMAIN,
    MUTED_ACCOUNT;

    /** For a quote and what it quotes, which may be gone. */
    static QuoteState of(Quote quote, Optional<RenderedStatus> quoted, QuoteSight sight) {
        return switch (quote.state()) {
            case PENDING -> PENDING;
            case REJECTED -> REJECTED;
            case REVOKED -> REVOKED;
            case DELETED -> DELETED;
            case ACCEPTED -> quoted.map(status -> of(status, sight)).orElse(DELETED);
        };
    }

    private static QuoteState of(RenderedStatus quoted, QuoteSight sight) {
        return switch (sight.shown(quoted.author(), quoted.visibility(), quoted.mentioned())) {
            case FULLY -> ACCEPTED;
            case BLOCKED -> BLOCKED_ACCOUNT;
            case DOMAIN_HIDDEN -> BLOCKED_DOMAIN;
            case MUTED -> MUTED_ACCOUNT;
            case NOT -> UNAUTHORIZED;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the quoted post is sent; for some states the app is to hide it. */
    boolean sendsPost() {
        return switch (this) {
            case ACCEPTED, BLOCKED_ACCOUNT, BLOCKED_DOMAIN, MUTED_ACCOUNT -> true;
            case PENDING, REJECTED, REVOKED, DELETED, UNAUTHORIZED -> false;
        };
    }
}
