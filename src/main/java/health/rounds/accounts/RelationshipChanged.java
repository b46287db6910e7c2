package health.rounds.accounts;

/**
 * A block or mute began or ended, which may change what both sides see; published in the same thread once the change is
 * committed, for a plain {@code @EventListener} (it concerns caches only, so it is not kept in the outbox).
 */
public record RelationshipChanged(AccountId viewer, AccountId target) {}
