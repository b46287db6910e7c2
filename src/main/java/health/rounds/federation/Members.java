package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import org.springframework.stereotype.Component;

/** Finds the member that an address names. */
@Component
class Members {
    private final Accounts accounts;

    Members(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Somebody whose actor there is, though it may be suspended. */
    Account named(String name) {
        Account account = accounts.byUsername(name).orElseThrow(NotServed::notFound);
        if (account.sanctions().erased()) {
            throw NotServed.gone();
        }
        return account;
    }

    /** Somebody of whom more is told than that they are there. */
    Account active(String name) {
        Account account = named(name);
        if (account.sanctions().isSuspended()) {
            throw NotServed.notFound();
        }
        return account;
    }
}
