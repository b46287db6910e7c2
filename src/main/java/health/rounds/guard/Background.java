package health.rounds.guard;

import java.util.List;
import java.util.Objects;

/**
 * What readers know of a writer besides the post: it narrows down whom a story can be about.
 *
 * @param about description and fields of the profile, where the writer's town or hospital may stand
 * @param earlier what the writer's posts of the last weeks told, newest first; {@link Guard#story} reads it off them
 */
public record Background(String about, List<Story> earlier) {
    public Background {
        Objects.requireNonNull(about);
        earlier = List.copyOf(earlier);
    }

    /** Nothing is known. */
    public static Background unknown() {
        return new Background("", List.of());
    }
}
