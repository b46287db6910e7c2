package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.identity.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an account stands, as moderators see it.
 *
 * @param user who signs in with it; empty where its data are deleted
 * @param mine whether it is the reader's to decide about
 * @param mayErase whether the reader may delete its data for good
 * @param mails whether it can be told by e-mail
 */
public record StandingView(Account account, Optional<User> user, boolean mine, boolean mayErase, boolean mails) {
    public String path() {
        return AccountModerationPage.ADDRESS + "/" + account.handle();
    }

    public boolean disabled() {
        return user.filter(User::disabled).isPresent();
    }

    /** In words, the gravest first; "Nothing is imposed on it" where all is well. */
    public List<String> states() {
        List<String> states = states(account, user);
        return states.isEmpty() ? List.of("Nothing is imposed on it") : states;
    }

    /** The same; nothing where all is well. */
    static List<String> states(Account account, Optional<User> user) {
        List<String> states = new ArrayList<>();
        account.sanctions()
                .suspendedAt()
                .ifPresent(at -> states.add(
                        (account.sanctions().erased() ? "Its data are deleted. Suspended since " : "Suspended since ")
                                + Words.day(at)));
        if (user.filter(User::disabled).isPresent()) {
            states.add("Disabled: cannot sign in");
        }
        if (account.sanctions().limited()) {
            states.add("Limited: only followers are shown its posts");
        }
        if (account.sanctions().sensitive()) {
            states.add("All its pictures count as sensitive");
        }
        return states;
    }
}
