package health.rounds.emojis;

/** What became of a new emoji. */
public sealed interface EmojiOutcome {
    /** It can be used from now on. */
    record Added(CustomEmoji emoji) implements EmojiOutcome {}

    /** Nothing was stored; the reason is for the reader. */
    record Refused(String reason) implements EmojiOutcome {}
}
