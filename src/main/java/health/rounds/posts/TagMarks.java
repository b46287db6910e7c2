package health.rounds.posts;

/** What a viewer has made of a hashtag. */
public record TagMarks(boolean following, boolean featuring) {
    /** Of nobody, or of somebody who has made nothing of it. */
    public static final TagMarks NONE = new TagMarks(false, false);
}
