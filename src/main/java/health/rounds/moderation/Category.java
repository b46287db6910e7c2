package health.rounds.moderation;

/** What is wrong, in the eyes of whoever reports it. */
public enum Category {
    SPAM,
    /** Against the law. */
    LEGAL,
    /** Breaks rules of this community, which are named. */
    VIOLATION,
    OTHER
}
