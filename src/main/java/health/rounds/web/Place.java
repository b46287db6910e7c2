package health.rounds.web;

/** The places that the navigation names; a page lies in one of them or nowhere. */
public enum Place {
    HOME,
    SEARCH,
    WRITE,
    NOTIFICATIONS,
    YOU,
    EVERYONE,
    NOWHERE
}
