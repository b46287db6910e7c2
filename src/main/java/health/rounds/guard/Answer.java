package health.rounds.guard;

import java.util.Objects;

/**
 * The author's answer to a question of the guard: do these words name a patient?
 *
 * <p>It holds for the same words, in any case, everywhere in the submission. A block cannot be answered away.
 */
public record Answer(String words, boolean aboutPatient) {
    public Answer {
        Objects.requireNonNull(words);
    }
}
