package health.rounds.identity;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to signing in, for the form and for apps that send a password. */
@Component
public class SignIns {
    private static final int LONGEST_LOGIN = 254;

    private final Users users;
    private final Attempts attempts;

    SignIns(Users users, Attempts attempts) {
        this.users = users;
        this.attempts = attempts;
    }

    /**
     * Checks a name or e-mail address with a password.
     *
     * @param address where the request comes from
     */
    public SignInOutcome attempt(String login, String password, String address) {
        if (login.length() > LONGEST_LOGIN || login.indexOf('\0') >= 0) {
            return new SignInOutcome.Wrong();
        }
        Optional<Duration> wait = attempts.signIn(address, login);
        if (wait.isPresent()) {
            return new SignInOutcome.TooMany(wait.get());
        }
        return users.authenticate(login, password).map(SignIns::standing).orElseGet(SignInOutcome.Wrong::new);
    }

    private static SignInOutcome standing(User user) {
        if (user.disabled() || user.suspended()) {
            return new SignInOutcome.Disabled(user);
        }
        if (!user.confirmed()) {
            return new SignInOutcome.Unconfirmed(user);
        }
        return user.approved() ? new SignInOutcome.In(user) : new SignInOutcome.Unapproved(user);
    }
}
