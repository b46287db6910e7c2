package health.rounds.discovery;

import health.rounds.accounts.Account;
import java.util.List;

/**
 * Somebody whom a member may want to follow.
 *
 * @param reasons at least one, the weightiest first
 */
public record Suggestion(Account account, List<Reason> reasons) {
    public Suggestion {
        reasons = List.copyOf(reasons);
    }

    /** Why somebody is suggested. */
    public enum Reason {
        /** Followed by people whom the member follows. */
        FOLLOWED_BY_FOLLOWED,
        /** Writes with hashtags that the member follows or features. */
        SHARED_HASHTAGS
    }
}
