package health.rounds.guard;

import java.util.Objects;

/** One text of a submission, with the place where it will stand. */
public record Part(Field field, String text) {
    public Part {
        Objects.requireNonNull(field);
        Objects.requireNonNull(text);
    }
}
