package health.rounds.guard;

import java.util.Objects;

/**
 * The author's word that blocked words are not about a patient, and why. It holds for the same words, in any case, everywhere in the
 * submission, and for the parts of a name.
 *
 * @param note in the author's words; never the reason alone
 */
public record NotPatient(String words, Reason reason, String note) {
    /** Who or what is meant instead. */
    public enum Reason {
        COLLEAGUE,
        PUBLIC_FIGURE,
        FICTIONAL,
        HISTORIC,
        OWN_STORY,
        /** Something else, which the note says. */
        OTHER
    }

    public NotPatient {
        Objects.requireNonNull(words);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(note);
    }
}
