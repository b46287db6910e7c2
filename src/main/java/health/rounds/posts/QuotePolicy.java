package health.rounds.posts;

import java.util.List;
import java.util.stream.Stream;

/** Whom the author of a post lets quote it; the author always may. */
public enum QuotePolicy {
    EVERYONE(0),
    FOLLOWERS(1),
    NOBODY(2),
    /** Of posts elsewhere: whoever asks, and its author decides about each quote. */
    ASK(3);

    private final int code;

    QuotePolicy(int code) {
        this.code = code;
    }

    /** Those that members choose from. */
    public static List<QuotePolicy> choices() {
        return Stream.of(values()).filter(policy -> policy != ASK).toList();
    }

    /** What is left of it for a post of this visibility: only what everyone may read may be quoted by others. */
    QuotePolicy within(Visibility visibility) {
        return visibility.isOpen() ? this : NOBODY;
    }

    /** What the database stores. */
    int code() {
        return code;
    }

    /** Reads what the database stores. */
    static QuotePolicy of(int code) {
        for (QuotePolicy policy : values()) {
            if (policy.code == code) {
                return policy;
            }
        }
        throw new IllegalArgumentException("No quote policy has the code " + code);
    }
}
