package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Durable;

/** A change to who may act here, told to the running server even where a command made it. */
public sealed interface StandingChange extends Durable {
    AccountId account();

    /** A sign-up was approved. */
    record LetIn(AccountId account) implements StandingChange {}

    /** Somebody is shut out. */
    record Disabled(AccountId account) implements StandingChange {}

    /** Somebody is shut out no longer. */
    record Enabled(AccountId account) implements StandingChange {}

    /** Somebody's account is gone for everybody. */
    record Suspended(AccountId account) implements StandingChange {}

    /** Somebody's account is back. */
    record Unsuspended(AccountId account) implements StandingChange {}

    /** Somebody has another role. */
    record RoleChanged(AccountId account) implements StandingChange {}
}
