package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Durable;

/** Someone joined, or asked to; kept in the outbox with the new user. */
public record SignedUp(AccountId account) implements Durable {}
