package health.rounds.accounts;

/** What became of the wish to move to another account. */
public enum MoveOutcome {
    /** Profile and followers have been told. */
    MOVED,
    /** The other account does not say that it is the same person. */
    NOT_CLAIMED,
    /** That is the same account. */
    ITSELF,
    /** The other account has itself moved on, or is suspended. */
    NOT_THERE
}
