package health.rounds.guard;

import java.util.Objects;
import java.util.Set;

/**
 * Who writes: their own name and handle in their own post are no finding.
 *
 * @param colleagues full names, and handles with their sign, in lower case, of people whom the author knows here: mentioned
 *     in the text or followed
 * @param background what narrows down whom a story can be about
 */
public record Author(String displayName, String handle, Set<String> colleagues, Background background) {
    public Author {
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(handle);
        Objects.requireNonNull(background);
        colleagues = Set.copyOf(colleagues);
    }

    /** Somebody of whom nothing else is known. */
    public Author(String displayName, String handle) {
        this(displayName, handle, Set.of(), Background.unknown());
    }
}
