package health.rounds.discovery;

import health.rounds.accounts.Account;

/**
 * Finds the page of another server on which one of its people confirms that they follow a member; a door's part. The calling thread waits
 * for seconds, so never call it within a transaction, and let nobody cause many calls.
 */
public interface FollowPages {
    /**
     * Asks the server of a handle.
     *
     * @param typed the handle of whoever wants to follow, {@code me@their.example}
     */
    FollowPage of(String typed, Account member);
}
