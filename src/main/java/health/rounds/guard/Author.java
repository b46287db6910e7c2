package health.rounds.guard;

import java.util.Objects;
import java.util.Set;

/**
 * Who writes: their own name and handle in their own post are no finding.
 *
 * @param colleagues full names, in lower case, of people whom the author knows here: mentioned in the text or followed
 */
public record Author(String displayName, String handle, Set<String> colleagues) {
    public Author {
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(handle);
        colleagues = Set.copyOf(colleagues);
    }

    /** Somebody of whose colleagues nothing is known. */
    public Author(String displayName, String handle) {
        this(displayName, handle, Set.of());
    }
}
