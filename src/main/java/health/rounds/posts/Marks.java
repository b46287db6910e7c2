package health.rounds.posts;

/** What a viewer has done with one post. */
public record Marks(boolean favourited, boolean boosted, boolean bookmarked, boolean pinned, boolean threadMuted) {
    /** Someone who is not signed in has done nothing. */
    public static final Marks NONE = new Marks(false, false, false, false, false);
}
