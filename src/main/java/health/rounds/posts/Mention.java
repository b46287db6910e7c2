package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Elsewhere;
import java.util.Optional;

/**
 * An account that a post names with its handle.
 *
 * @param handle {@code anna}, or {@code anna@other.example}
 * @param elsewhere where people read the profile of somebody of another server; empty for members of this community
 */
public record Mention(AccountId account, String username, String handle, Optional<String> elsewhere) {
    /** That this account is named. */
    public static Mention of(Account account) {
        return new Mention(
                account.id(),
                account.username(),
                account.handle(),
                account.elsewhere().map(Elsewhere::url));
    }
}
