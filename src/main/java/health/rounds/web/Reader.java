package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import java.util.Optional;

/** Whoever looks at a page: a member, or someone passing by. */
public record Reader(Optional<Account> account) {
    /** Someone who has not signed in. */
    public static final Reader PASSER_BY = new Reader(Optional.empty());

    public boolean isSignedIn() {
        return account.isPresent();
    }

    /** The id for questions that a passer-by may ask too. */
    public Optional<AccountId> viewer() {
        return account.map(Account::id);
    }

    /** The member; a passer-by is asked to sign in first. */
    public Account member() {
        return account.orElseThrow(SignInFirst::new);
    }

    /** The member's id; a passer-by is asked to sign in first. */
    public AccountId id() {
        return member().id();
    }

    public boolean is(Account other) {
        return viewer().filter(other.id()::equals).isPresent();
    }
}
