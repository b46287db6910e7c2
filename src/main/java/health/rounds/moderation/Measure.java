package health.rounds.moderation;

/** What a moderator may do about an account that somebody complains of, the mildest first. */
public enum Measure {
    /** Tell them, and nothing else. */
    WARN,
    /** All their pictures count as sensitive. */
    SENSITIVE,
    /** Only followers are shown their posts. */
    LIMIT,
    /** They cannot sign in; what they wrote stays. */
    DISABLE,
    /** Account and posts are gone for everybody, and deleted for good after thirty days. */
    SUSPEND;

    /** Whether it does anything about somebody who reads and signs in elsewhere. */
    public boolean reachesElsewhere() {
        return switch (this) {
            case WARN, DISABLE -> false;
            case SENSITIVE, LIMIT, SUSPEND -> true;
        };
    }

    Deed deed() {
        return switch (this) {
            case WARN -> Deed.WARN;
            case SENSITIVE -> Deed.SENSITIVE;
            case LIMIT -> Deed.LIMIT;
            case DISABLE -> Deed.DISABLE;
            case SUSPEND -> Deed.SUSPEND;
        };
    }
}
