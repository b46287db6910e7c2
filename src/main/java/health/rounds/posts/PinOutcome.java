package health.rounds.posts;

/** What became of a wish to pin a post. */
public sealed interface PinOutcome {
    /** It is pinned. */
    record Pinned(Post post) implements PinOutcome {}

    /** There is no such post for this viewer. */
    record Unknown() implements PinOutcome {}

    /** It is somebody else's, a boost, a direct post, or one too many. */
    record Refused(String reason) implements PinOutcome {}
}
