package health.rounds.guard;

import java.util.Objects;

/** Who writes: their own name and handle in their own post are no finding. */
public record Author(String displayName, String handle) {
    public Author {
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(handle);
    }
}
