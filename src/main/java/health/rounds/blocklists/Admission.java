package health.rounds.blocklists;

/** Whether somebody may join. */
public enum Admission {
    /** As far as the lists are concerned. */
    FREE,
    /** Once a moderator has decided. */
    AFTER_APPROVAL,
    /** Not at all. */
    NONE
}
