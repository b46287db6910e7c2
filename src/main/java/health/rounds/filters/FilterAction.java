package health.rounds.filters;

/** What an app does with a post that a filter matches. */
public enum FilterAction {
    /** Shows the filter's title in its place, and the post when asked. */
    WARN,
    /** Leaves it out. */
    HIDE,
    /** Blurs its pictures. */
    BLUR
}
