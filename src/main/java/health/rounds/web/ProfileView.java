package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.Relationship;
import java.util.List;
import java.util.Optional;

/**
 * Somebody with everything that their page shows beside their posts.
 *
 * @param handle with a domain, so that people everywhere can look for it
 * @param bio safe HTML
 * @param fields safe HTML of the fields' values, in the order of the account's fields
 * @param movedTo where they go on
 * @param group for groups alone
 * @param relationship how the reader stands to them; empty for passers-by and oneself
 */
public record ProfileView(
        Account account,
        String handle,
        String bio,
        List<String> fields,
        Optional<Account> movedTo,
        Optional<GroupView> group,
        Optional<Relationship> relationship) {
    public ProfileView {
        fields = List.copyOf(fields);
    }
}
