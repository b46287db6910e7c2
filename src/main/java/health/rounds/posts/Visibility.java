package health.rounds.posts;

/** Who may read a post; the order is from widest to narrowest and is what the database stores. */
public enum Visibility {
    /** Everyone, and listed in the public timelines. */
    PUBLIC,
    /** Everyone, but not listed in the public timelines. */
    UNLISTED,
    /** Followers of the author and those mentioned. */
    FOLLOWERS,
    /** Only those mentioned. */
    DIRECT;

    /** Whether anyone at all may read it, signed in or not. */
    public boolean isOpen() {
        return this == PUBLIC || this == UNLISTED;
    }
}
