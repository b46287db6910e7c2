package health.rounds.guard;

import java.util.Objects;

/**
 * The author's answer to a question of the guard: do these words name a patient?
 *
 * <p>It holds for the same words, in any case, everywhere in the submission. A question about a text as a whole is answered by the id of
 * its rule. A block cannot be answered away.
 *
 * @param via how the author gave it
 */
public record Answer(String words, boolean aboutPatient, Via via) {
    /** How an author answers. */
    public enum Via {
        /** On our page. */
        PAGE,
        /** By posting the same text again from an app, which cannot show a question. */
        APP,
        /** Earlier, about the same full name. */
        REMEMBERED
    }

    public Answer {
        Objects.requireNonNull(words);
        Objects.requireNonNull(via);
    }

    /** An answer given on our page. */
    public Answer(String words, boolean aboutPatient) {
        this(words, aboutPatient, Via.PAGE);
    }
}
