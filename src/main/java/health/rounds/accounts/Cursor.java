package health.rounds.accounts;

/** An account in a list that is paged by another id than its own. */
record Cursor(long id, AccountId account) {}
