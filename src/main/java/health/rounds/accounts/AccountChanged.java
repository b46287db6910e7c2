package health.rounds.accounts;

/**
 * An account's profile or counts changed; published in the same thread once the change is committed, for a plain
 * {@code @EventListener} (it concerns caches only, so it is not kept in the outbox).
 */
public record AccountChanged(AccountId account) {}
