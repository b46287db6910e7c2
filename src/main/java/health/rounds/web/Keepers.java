package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who runs this community: its administrators, and its privacy officers. */
@Component
class Keepers {
    private final Users users;
    private final Accounts accounts;

    Keepers(Users users, Accounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    List<Account> all() {
        return active(user -> user.role() == Role.ADMIN);
    }

    /** Those who watch over the privacy of patients; where nobody has that role, the administrators. */
    List<Account> privacyOfficers() {
        List<Account> officers = active(user -> user.role() == Role.PRIVACY_OFFICER);
        return officers.isEmpty() ? all() : officers;
    }

    /** Whether it is an administrator who reads. */
    boolean isAdmin(Reader reader) {
        return reader.viewer()
                .flatMap(users::byAccount)
                .filter(user -> user.isActive() && user.role() == Role.ADMIN)
                .isPresent();
    }

    /** For anybody else the page is not there; a passer-by is asked to sign in first. */
    void requireAdmin(Reader reader) {
        reader.member();
        if (!isAdmin(reader)) {
            throw new NotHere();
        }
    }

    private List<Account> active(Predicate<User> such) {
        List<AccountId> ids = users.all().stream()
                .filter(user -> user.isActive() && such.test(user))
                .map(User::account)
                .toList();
        Map<AccountId, Account> found = accounts.byIds(ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }
}
