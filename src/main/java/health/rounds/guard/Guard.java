package health.rounds.guard;

import org.springframework.stereotype.Component;

/** The front door to patient-privacy screening. */
@Component
public final class Guard {
    public Verdict screen(Submission submission, Author author) {
        if (submission.parts().isEmpty()) {
            return new Verdict.Held(java.util.List.of());
        }
        throw new UnsupportedOperationException();
    }
}
