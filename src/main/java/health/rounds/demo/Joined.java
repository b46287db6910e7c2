package health.rounds.demo;

import health.rounds.accounts.AccountId;
import java.util.Map;

/** Who has joined, by user name. */
record Joined(Map<String, AccountId> ids) {
    AccountId named(String username) {
        AccountId id = ids.get(username);
        if (id == null) {
            throw new IllegalArgumentException("Nobody in the demonstration is called " + username);
        }
        return id;
    }
}
