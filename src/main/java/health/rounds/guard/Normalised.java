package health.rounds.guard;

import java.util.Arrays;

/** A text as the rules read it, and for each of its characters the stretch of the original that it came from. */
final class Normalised {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Normalised(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    String text() {
        return text;
    }

    /** Where the original of the character at {@code index} begins. */
    int originalStart(int index) {
        return starts[index];
    }

    /** Where the original of the last character before {@code end} ends. */
    int originalEnd(int end) {
        return ends[end - 1];
    }

    /** Grows a normalised text from left to right; offsets never run backwards. */
    static final class Builder {
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Builder(int capacity) {
            text = new StringBuilder(capacity);
            starts = new int[Math.max(16, capacity)];
            ends = new int[Math.max(16, capacity)];
        }

        void append(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = start;
            ends[at] = end;
            text.append(c);
        }

        /** Takes over {@code [from, to)} of an earlier stage as it is. */
        void copy(Normalised earlier, int from, int to) {
            for (int i = from; i < to; i++) {
                append(earlier.text.charAt(i), earlier.starts[i], earlier.ends[i]);
            }
        }

        /** Puts {@code replacement} in the place of {@code [from, to)} of an earlier stage. */
        void replace(Normalised earlier, int from, int to, String replacement) {
            for (int i = 0; i < replacement.length(); i++) {
                append(replacement.charAt(i), earlier.starts[from], earlier.ends[to - 1]);
            }
        }

        Normalised build() {
            int length = text.length();
            return new Normalised(text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }
    }
}
