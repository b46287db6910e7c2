package health.rounds.filters;

/** Where a filter applies. */
public enum FilterContext {
    /** The home timeline and lists. */
    HOME,
    NOTIFICATIONS,
    /** Public and hashtag timelines. */
    PUBLIC,
    /** What stands before and after a post. */
    THREAD,
    /** The posts of a profile. */
    ACCOUNT
}
