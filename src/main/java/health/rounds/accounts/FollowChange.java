package health.rounds.accounts;

import health.rounds.platform.Durable;

/** A change to who follows whom, told after it was stored. */
public sealed interface FollowChange extends Durable {
    AccountId follower();

    AccountId target();

    /** The follow stands from now on, or its options changed. */
    record Started(AccountId follower, AccountId target, boolean showBoosts, boolean notifying, boolean isNew)
            implements FollowChange {}

    /** The follow ended. */
    record Stopped(AccountId follower, AccountId target) implements FollowChange {}

    /** The target was asked. */
    record Requested(AccountId follower, AccountId target) implements FollowChange {}
}
