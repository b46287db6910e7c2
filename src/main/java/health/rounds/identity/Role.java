package health.rounds.identity;

/** What a user may do beyond writing and reading; each role includes those before it. */
public enum Role {
    MEMBER,
    /** Decides who joins. */
    MODERATOR,
    /** Sees where the guard was overridden, reads those posts, and may take them down. */
    PRIVACY_OFFICER,
    ADMIN
}
