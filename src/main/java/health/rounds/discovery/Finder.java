package health.rounds.discovery;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Post;
import java.util.Optional;

/**
 * Finds what lies on other servers, by asking them where it is not known here yet; a door's part. The calling thread waits for seconds,
 * so call it only for a member who has typed a whole handle or address, and never within a transaction.
 */
public interface Finder {
    /** Somebody by handle ({@code anna@other.example}) or by the address of the profile. */
    Optional<Account> account(String typed);

    /** The same account as its server tells it now; empty where nothing can be had. */
    Optional<Account> again(Account account);

    /** A post by its address, if the viewer may read it. */
    Optional<Post> post(String typed, AccountId viewer);
}
