package health.rounds.mastodon;

import health.rounds.posts.QuotePolicy;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The fixed parts of Quote and QuoteApproval (Mastodon's documentation, entities of these names) as bytes. */
final class QuoteJson {
    static final byte[] CLOSE = bytes("}");

    private static final Map<QuoteState, byte[]> OPENINGS = openings();
    private static final Map<QuotePolicy, byte[]> ALLOWED = approvals(true);
    private static final Map<QuotePolicy, byte[]> DENIED = approvals(false);

    private QuoteJson() {}

    /** A quote up to its status. */
    static byte[] open(QuoteState state) {
        return Objects.requireNonNull(OPENINGS.get(state));
    }

    static byte[] approval(QuotePolicy policy, boolean mayQuote) {
        return Objects.requireNonNull((mayQuote ? ALLOWED : DENIED).get(policy));
    }

    private static Map<QuoteState, byte[]> openings() {
        Map<QuoteState, byte[]> openings = new EnumMap<>(QuoteState.class);
        for (QuoteState state : QuoteState.values()) {
            openings.put(state, bytes("{\"state\":\"%s\",\"quoted_status\":".formatted(state.word())));
        }
        return openings;
    }

    private static Map<QuotePolicy, byte[]> approvals(boolean mayQuote) {
        Map<QuotePolicy, byte[]> approvals = new EnumMap<>(QuotePolicy.class);
        for (QuotePolicy policy : QuotePolicy.values()) {
            approvals.put(policy, Json.bytes(QuoteApproval.of(policy, mayQuote)));
        }
        return approvals;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
