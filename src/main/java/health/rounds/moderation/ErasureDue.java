package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Durable;

/** The data of a suspended account are to be deleted for good. */
record ErasureDue(AccountId account) implements Durable {}
