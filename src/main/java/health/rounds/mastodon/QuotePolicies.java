package health.rounds.mastodon;

import health.rounds.posts.QuotePolicy;
import java.util.Optional;

/** Mastodon's words for who may quote a post. */
final class QuotePolicies {
    private QuotePolicies() {}

    static String of(QuotePolicy policy) {
        return switch (policy) {
            case EVERYONE, ASK -> "public";
            case FOLLOWERS -> "followers";
            case NOBODY -> "nobody";
        };
    }

    /** What an app asked for under this name; empty where it said nothing. */
    static Optional<QuotePolicy> in(Params params, String name) {
        return params.word(name).map(word -> switch (word) {
            case "public" -> QuotePolicy.EVERYONE;
            case "followers" -> QuotePolicy.FOLLOWERS;
            case "nobody" -> QuotePolicy.NOBODY;
            default -> throw ApiError.unprocessable(name + " must be public, followers or nobody");
        });
    }
}
