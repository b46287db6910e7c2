package health.rounds.accounts;

/** What a moderator may impose on an account. */
public enum Sanction {
    /** Its posts are shown only to those who follow it. */
    LIMITED,
    /** All its pictures count as sensitive. */
    SENSITIVE,
    /** Account and posts are gone for everybody. */
    SUSPENDED
}
