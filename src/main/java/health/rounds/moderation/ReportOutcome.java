package health.rounds.moderation;

/** What became of a report that was sent in. */
public sealed interface ReportOutcome {
    /** The moderators are told. */
    record Filed(Report report) implements ReportOutcome {}

    /** Nothing was stored, for this reason. */
    record Refused(String reason) implements ReportOutcome {}

    /** There is no such account, or it has no such post that the reporter may read. */
    record Unknown() implements ReportOutcome {}
}
