package health.rounds.identity;

/** What a user may do beyond writing and reading; each role includes those before it. */
public enum Role {
    MEMBER,
    MODERATOR,
    ADMIN
}
