package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who runs this community: its administrators. */
@Component
class Keepers {
    private final Users users;
    private final Accounts accounts;

    Keepers(Users users, Accounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    List<Account> all() {
        List<AccountId> admins = users.all().stream()
                .filter(user -> user.role() == Role.ADMIN && user.isActive())
                .map(User::account)
                .toList();
        Map<AccountId, Account> found = accounts.byIds(admins);
        return admins.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }
}
