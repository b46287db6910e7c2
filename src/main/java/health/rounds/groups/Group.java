package health.rounds.groups;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;

/**
 * A group of this community.
 *
 * @param account by which it is followed and written to: its display name is the title, its bio the description
 * @param rules plain text; empty for none
 */
public record Group(Account account, String rules, Posting posting) {
    public AccountId id() {
        return account.id();
    }
}
