package health.rounds.mastodon;

import health.rounds.posts.QuotePolicy;
import java.util.List;

/** QuoteApproval, as in Mastodon's documentation; nobody here approves quotes one by one, but others elsewhere do. */
record QuoteApproval(List<String> automatic, List<String> manual, String currentUser) {
    static QuoteApproval of(QuotePolicy policy, boolean mayQuote) {
        List<String> allowed = policy == QuotePolicy.NOBODY ? List.of() : List.of(QuotePolicies.of(policy));
        String allowedTo = mayQuote ? "automatic" : "denied";
        return policy == QuotePolicy.ASK
                ? new QuoteApproval(List.of(), allowed, mayQuote ? "manual" : "denied")
                : new QuoteApproval(allowed, List.of(), allowedTo);
    }
}
