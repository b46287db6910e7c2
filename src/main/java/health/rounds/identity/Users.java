package health.rounds.identity;

import health.rounds.accounts.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to those who sign in here. */
@Component
public class Users {
    /** Creates account and user in one transaction; a taken name or address or a weak password is an {@link InvalidUser}. */
    public CreatedUser create(NewUser newUser) {
        throw new UnsupportedOperationException();
    }

    public Optional<User> byAccount(AccountId account) {
        throw new UnsupportedOperationException();
    }

    public Optional<User> byUsername(String username) {
        throw new UnsupportedOperationException();
    }

    public List<User> all() {
        throw new UnsupportedOperationException();
    }

    /** The user with this e-mail address or user name, if the password is right; takes the same time if it is not. */
    public Optional<User> authenticate(String login, String password) {
        throw new UnsupportedOperationException();
    }
}
