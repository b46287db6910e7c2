package health.rounds.moderation;

/** What became of a moderator's decision. */
public sealed interface ActOutcome {
    /** It is done, or was so already. */
    record Done() implements ActOutcome {}

    /** The account's role is not below the moderator's, or it does not stand so that this could be done. */
    record NotAllowed() implements ActOutcome {}

    /** Nothing was done, for this reason. */
    record Refused(String reason) implements ActOutcome {}

    /** There is no such account or report. */
    record Unknown() implements ActOutcome {}
}
