package health.rounds.posts;

/** What became of a vote. */
public sealed interface VoteOutcome {
    /** It counts. */
    record Counted(Poll poll) implements VoteOutcome {}

    /** There is no such poll for this viewer. */
    record Unknown() implements VoteOutcome {}

    /** The poll has ended, the viewer has voted or wrote it, or a choice does not exist. */
    record Refused(String reason) implements VoteOutcome {}
}
