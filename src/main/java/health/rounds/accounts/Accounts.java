package health.rounds.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to profiles: who is there, and what do they say of themselves. */
@Component
public class Accounts {
    /** Creates the account of someone new; the user name must be free (else {@link UsernameTaken}) and well-formed. */
    public Account create(String username, String displayName) {
        throw new UnsupportedOperationException();
    }

    public Optional<Account> byId(AccountId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Account> byUsername(String username) {
        throw new UnsupportedOperationException();
    }

    /** All that exist, with one query for those not yet in memory. */
    public Map<AccountId, Account> byIds(Collection<AccountId> ids) {
        throw new UnsupportedOperationException();
    }

    /** By user names in lower case, for mentions; one query at most. */
    public Map<String, Account> byUsernames(Collection<String> usernames) {
        throw new UnsupportedOperationException();
    }

    /** Changes a profile after screening it. */
    public ProfileOutcome change(AccountId id, ProfileChange change) {
        throw new UnsupportedOperationException();
    }

    /** People whose user name or display name begins with or contains the words; followed ones first. */
    public List<Account> search(String words, Optional<AccountId> viewer, boolean followedOnly, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Discoverable accounts, most recently active first. */
    public List<Account> directory(int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Keeps the number of posts and the day of the newest one; called inside the transaction that adds or removes a post. */
    public void countPosts(AccountId author, int change, Instant at) {
        throw new UnsupportedOperationException();
    }
}
