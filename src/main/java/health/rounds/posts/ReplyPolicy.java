package health.rounds.posts;

import java.util.List;
import java.util.stream.Stream;

/** Whom the author of a post lets answer it. The author always may; unless nobody may, so do those whom the post names or answers. */
public enum ReplyPolicy {
    EVERYONE(0),
    FOLLOWERS(1),
    MENTIONED(2),
    NOBODY(3),
    /** Of posts elsewhere: whoever asks, and its author decides about each answer. */
    ASK(4);

    private final int code;

    ReplyPolicy(int code) {
        this.code = code;
    }

    /** Those that members choose from. */
    public static List<ReplyPolicy> choices() {
        return Stream.of(values()).filter(policy -> policy != ASK).toList();
    }

    /** What the database stores. */
    int code() {
        return code;
    }

    /** Reads what the database stores. */
    static ReplyPolicy of(int code) {
        for (ReplyPolicy policy : values()) {
            if (policy.code == code) {
                return policy;
            }
        }
        throw new IllegalArgumentException("No reply policy has the code " + code);
    }
}
