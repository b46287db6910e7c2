package health.rounds.accounts;

import health.rounds.platform.Durable;

/** A change to who follows whom, told after it was stored. */
public sealed interface FollowChange extends Durable {
    AccountId follower();

    AccountId target();

    /** The follow stands from now on, or its options changed. */
    record Started(AccountId follower, AccountId target, boolean showBoosts, boolean notifying, boolean isNew)
            implements FollowChange {}

    /** The follow ended; {@code by} is whichever of the two ended it. */
    record Stopped(AccountId follower, AccountId target, AccountId by) implements FollowChange {}

    /** The target was asked. */
    record Requested(AccountId follower, AccountId target) implements FollowChange {}

    /** The request was withdrawn or refused; {@code by} is whichever of the two did it. */
    record Unasked(AccountId follower, AccountId target, AccountId by) implements FollowChange {}
}
