package health.rounds.identity;

import health.rounds.accounts.AccountId;

/** Somebody may no longer act: whatever is still open for them, such as a live stream, has to be closed. */
public record AccessEnded(AccountId account) {}
