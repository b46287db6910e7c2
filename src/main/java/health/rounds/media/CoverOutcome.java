package health.rounds.media;

/** What became of a wish to cover something in a picture, or to show it. */
public sealed interface CoverOutcome {
    /** It is so now. */
    record Done(PictureReview review) implements CoverOutcome {}

    /** Nothing was changed. The reason is for the reader. */
    record Refused(String reason) implements CoverOutcome {}
}
