package health.rounds.mastodon;

import health.rounds.posts.QuotePolicy;
import java.util.List;

/** QuoteApproval, as in Mastodon's documentation; nobody here approves quotes one by one. */
record QuoteApproval(List<String> automatic, List<String> manual, String currentUser) {
    static QuoteApproval of(QuotePolicy policy, boolean mayQuote) {
        List<String> automatic = policy == QuotePolicy.NOBODY ? List.of() : List.of(QuotePolicies.of(policy));
        return new QuoteApproval(automatic, List.of(), mayQuote ? "automatic" : "denied");
    }
}
