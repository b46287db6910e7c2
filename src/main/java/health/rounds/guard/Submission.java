package health.rounds.guard;

import java.util.List;
import java.util.Optional;

/**
 * Everything that would become public together: the texts of one post or profile, and what the author said about them so far.
 *
 * @param notPatients what the author says is not about a patient
 * @param consented {@link Clearance#digest} of the texts that the patient saw and consented to; it counts for exactly those
 */
public record Submission(
        List<Part> parts, List<Answer> answers, List<NotPatient> notPatients, Optional<String> consented) {
    public Submission {
        parts = List.copyOf(parts);
        answers = List.copyOf(answers);
        notPatients = List.copyOf(notPatients);
    }

    /** Texts with answers to the guard's questions, and no override. */
    public Submission(List<Part> parts, List<Answer> answers) {
        this(parts, answers, List.of(), Optional.empty());
    }

    public static Submission of(Part... parts) {
        return new Submission(List.of(parts), List.of());
    }
}
