package health.rounds.accounts;

/** What became of a wish to follow. */
public enum FollowOutcome {
    /** The follow stands (it may have stood before). */
    FOLLOWING,
    /** The target approves followers one by one and has been asked. */
    REQUESTED,
    /** One of the two blocks the other, or both are the same account. */
    REFUSED
}
