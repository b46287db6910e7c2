package health.rounds.accounts;

/** Told after commit whenever what is shown of an account changed (profile, counts), so that copies in memory are dropped. */
public record AccountChanged(AccountId account) {}
