package health.rounds.accounts;

/** What is imposed on an account changed; told after the commit, so that copies in memory that depend on it are dropped. */
public record SanctionsChanged(AccountId account) {}
