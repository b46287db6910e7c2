package health.rounds.guard;

import java.util.List;

/** Everything of a post, profile or upload that would become public, with the author's answers. */
public record Submission(List<Part> parts, List<Answer> answers) {
    public Submission {
        parts = List.copyOf(parts);
        answers = List.copyOf(answers);
    }
}
