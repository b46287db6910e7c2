package health.rounds.publishing;

import health.rounds.guard.Answer;
import health.rounds.posts.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A draft as it is handed in, with what belongs to the act rather than to the post.
 *
 * @param answers the author's answers to the guard's questions
 * @param idempotencyKey the same key from the same account within a day gives the same post
 * @param dueAt when to publish, at least five minutes ahead; empty for now
 * @param app name of the app; empty for our own pages
 */
public record NewPost(
        Draft draft,
        List<Answer> answers,
        Optional<String> idempotencyKey,
        Optional<Instant> dueAt,
        Optional<String> app) {
    public NewPost {
        answers = List.copyOf(answers);
    }

    /** A draft to publish now, with nothing else said. */
    public static NewPost of(Draft draft) {
        return new NewPost(draft, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same act with another draft. */
    NewPost with(Draft other) {
        return new NewPost(other, answers, idempotencyKey, dueAt, app);
    }
}
