package health.rounds.groups;

/** Whose posts a group passes on. */
public enum Posting {
    /** Those of whoever writes to it. */
    EVERYBODY,
    /** Those of its members and moderators. */
    MEMBERS
}
