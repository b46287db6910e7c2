package health.rounds.guard;

import java.util.List;

/** Everything that would become public together: the texts of one post or profile, and the author's answers so far. */
public record Submission(List<Part> parts, List<Answer> answers) {
    public Submission {
        parts = List.copyOf(parts);
        answers = List.copyOf(answers);
    }

    public static Submission of(Part... parts) {
        return new Submission(List.of(parts), List.of());
    }
}
