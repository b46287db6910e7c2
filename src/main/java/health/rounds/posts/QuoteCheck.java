package health.rounds.posts;

/** Whether a draft may quote what it names. */
public sealed interface QuoteCheck {
    /**
     * It may, or names nothing: the draft with the post itself in place of a boost, as narrow as what it quotes, and with what its
     * author usually lets others do where it did not say.
     */
    record Settled(Draft draft) implements QuoteCheck {}

    /** The post to quote does not exist for this author. */
    record Unknown() implements QuoteCheck {}

    /** It may not; the reason is for the author. */
    record Refused(String reason) implements QuoteCheck {}
}
