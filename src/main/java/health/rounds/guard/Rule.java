package health.rounds.guard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the guard looks for, why, and the text that the rule stands on; kept in {@code data/guard-rules.json}.
 *
 * @param title a few words for a list of rules
 * @param explanation one plain sentence for the author
 * @param reference the law or recommendation, with its letter or paragraph
 * @param overridable what it takes to publish in spite of a block by this rule
 */
public record Rule(String id, Type type, String title, String explanation, String reference, Overridable overridable) {
    /** The text is in a language that no rule reads. */
    static final String UNKNOWN_LANGUAGE = "language.unknown";

    /** The whole of it tells who it is, and no part of it by itself. */
    static final String COMBINATION = "quasi.combination";

    /** What it takes to publish in spite of a block. */
    public enum Overridable {
        /** Nothing does: such a number teaches nobody anything, and harms whoever it belongs to. */
        @JsonProperty("never")
        NEVER,
        /** The recorded consent of the patient to exactly these texts. */
        @JsonProperty("consent")
        BY_CONSENT,
        /** That, or the author's word, with a reason, that no patient is meant. */
        @JsonProperty("reason")
        BY_REASON
    }

    /** Whether it speaks of a text as a whole rather than of words in it. */
    public boolean isOfWholeText() {
        return id.equals(UNKNOWN_LANGUAGE) || id.equals(COMBINATION);
    }
}
