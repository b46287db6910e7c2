package health.rounds.guard;

import java.util.Set;

/** How strongly the guard objects to what stands in a picture: on a scan or a wristband nobody writes "my patient". */
final class PictureLevels {
    /** A slide may well name them; beside a label they tell of its patient. */
    private static final Set<String> BESIDE_A_LABEL = Set.of(
            "name.unsure",
            "url.record",
            "place.area",
            "place.postcode",
            "date.partial",
            "date.weekday",
            "date.relative",
            "date.holiday",
            "biometric.face",
            "biometric.voice");

    /** What only a record or a label says. */
    private static final Set<String> LABELS = Set.of("name.record", "date.birth", "id.record");

    private PictureLevels() {}

    static Level of(Candidate candidate, Reading reading) {
        boolean labelled = reading.candidates().stream().anyMatch(other -> LABELS.contains(other.rule()));
        if (candidate.basis() == Candidate.Basis.SOFT || (BESIDE_A_LABEL.contains(candidate.rule()) && !labelled)) {
            return Level.PASS;
        }
        return switch (candidate.rule()) {
            case "name.likely", "name.unsure" -> Level.ASK;
            default -> candidate.basis() == Candidate.Basis.POSSIBLE ? Level.ASK : Level.BLOCK;
        };
    }
}
