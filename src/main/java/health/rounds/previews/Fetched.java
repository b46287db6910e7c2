package health.rounds.previews;

/** What became of the wish for a page. */
sealed interface Fetched {
    /** It says this of itself. */
    record Found(Card card) implements Fetched {}

    /** There is no page, or none of which something could be shown. */
    record Nothing() implements Fetched {}

    /** Its server does not answer now. */
    record Later() implements Fetched {}
}
