package health.rounds.guard;

import java.util.Objects;

/** Who writes: their own name and handle in their own post are no finding. */
public record Author(String displayName, String handle, Background background) {
    public Author {
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(handle);
        Objects.requireNonNull(background);
    }

    public Author(String displayName, String handle) {
        this(displayName, handle, Background.unknown());
    }
}
