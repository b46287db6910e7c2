package health.rounds.posts;

/** Who may read a post, from the widest to the narrowest. */
public enum Visibility {
    /** Everyone, and listed in the public timelines. */
    PUBLIC(0),
    /** Everyone, but not listed in the public timelines. */
    UNLISTED(1),
    /** Followers of the author and those mentioned. */
    FOLLOWERS(2),
    /** Only those mentioned. */
    DIRECT(3);

    private final int code;

    Visibility(int code) {
        this.code = code;
    }

    /** What the database stores. */
    public int code() {
        return code;
    }

    /** Reads what the database stores. */
    public static Visibility of(int code) {
        for (Visibility visibility : values()) {
            if (visibility.code == code) {
                return visibility;
            }
        }
        throw new IllegalArgumentException("No visibility has the code " + code);
    }

    /** Whether anyone at all may read it, signed in or not. */
    public boolean isOpen() {
        return this == PUBLIC || this == UNLISTED;
    }
}
