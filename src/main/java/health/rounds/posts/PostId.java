package health.rounds.posts;

import java.util.Optional;

/** The id of a post or boost: 64 bits, time-ordered, written as a decimal string in every door. */
public record PostId(long value) implements Comparable<PostId> {
    /** Reads an id from a request; anything that is not a positive decimal number is no id. */
    public static Optional<PostId> parse(String text) {
        try {
            long value = Long.parseLong(text);
            return value > 0 ? Optional.of(new PostId(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(PostId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
