package health.rounds.identity;

import health.rounds.accounts.AccountId;

/** Someone joined, or asked to; kept in the outbox with the new user. */
public record SignedUp(AccountId account) {}
