package health.rounds.guard;

import java.util.List;
import java.util.Set;

/**
 * Says how likely a name, a place or a date belongs to a patient, and not to a colleague, an author, a meeting or the writer.
 *
 * <p>It goes by the words around, by the cues of the sentence and of the post, and by what else was seen. {@link Training} makes
 * the model.
 */
final class Bearing {
    static final String MODEL = "guard-bearing.bin";
    static final String PATIENT = "PATIENT";
    static final String OTHER = "OTHER";

    private static final Set<Type> CONTACTS = Set.of(Type.PHONE, Type.FAX, Type.EMAIL, Type.URL);

    private final Model model;
    private final BearingClues clues;

    Bearing(Model model, BearingClues clues) {
        this.model = model;
        this.clues = clues;
    }

    /** What identifies by itself, or in combination only, is not asked about; a telephone number may be the department's. */
    static boolean decides(Candidate candidate, Type type) {
        return switch (candidate.basis()) {
            case SOFT -> false;
            case CERTAIN -> CONTACTS.contains(type);
            case CUED, CLINICAL, POSSIBLE -> true;
        };
    }

    /**
     * Ready to weigh the candidates of one text.
     *
     * @param all the texts that come out together
     * @param subject what {@link Subject} says of them
     */
    Of of(Reading reading, List<Reading> all, double subject) {
        return new Of(clues.of(reading, all, subject));
    }

    /** The candidates of one text. */
    final class Of {
        private final BearingClues.Text text;

        private Of(BearingClues.Text text) {
            this.text = text;
        }

        /** Between 0 and 1. */
        double onPatient(Candidate candidate) {
            return model.probability(PATIENT, text.clues(candidate));
        }
    }
}
