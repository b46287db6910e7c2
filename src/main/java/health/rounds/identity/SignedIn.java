package health.rounds.identity;

import health.rounds.accounts.AccountId;

/** Whoever signed in, as the principal of a session; only the id, so that nothing in it can grow old. */
public interface SignedIn {
    AccountId account();
}
