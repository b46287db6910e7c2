package health.rounds.announcements;

/** What became of a reaction. */
public enum ReactionOutcome {
    KEPT,
    NO_SUCH_ANNOUNCEMENT,
    /** Neither a Unicode emoji nor one of the community's. */
    NO_EMOJI,
    /** As many different emoji as there may be are there already. */
    TOO_MANY
}
