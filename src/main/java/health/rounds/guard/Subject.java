package health.rounds.guard;

import java.util.List;

/** Says how likely a post is about a patient at all, and not about a colleague, a meeting, a paper or the writer's own life. */
final class Subject {
    static final String MODEL = "guard-subject.bin";
    static final String PATIENT = "PATIENT";
    static final String OTHER = "OTHER";

    private final Model model;
    private final PostClues clues;

    Subject(Model model, PostClues clues) {
        this.model = model;
        this.clues = clues;
    }

    /** Between 0 and 1; of several texts that come out together, that of the clearest. */
    double onPatient(List<Reading> readings) {
        return readings.stream()
                .mapToDouble(reading -> model.probability(PATIENT, clues.of(reading)))
                .max()
                .orElse(0);
    }
}
