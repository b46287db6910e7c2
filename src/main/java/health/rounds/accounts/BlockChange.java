package health.rounds.accounts;

import health.rounds.platform.Durable;

/** Somebody began or ceased to block somebody, told through the outbox. */
public sealed interface BlockChange extends Durable {
    AccountId blocker();

    AccountId target();

    /** Names this block among all. */
    long block();

    /** The block stands from now on. */
    record Began(AccountId blocker, AccountId target, long block) implements BlockChange {}

    /** The block ended. */
    record Ended(AccountId blocker, AccountId target, long block) implements BlockChange {}
}
