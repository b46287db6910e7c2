package health.rounds.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Brings a text into the one form that Rounds stores; {@link Text#clean} says what that is. */
final class Cleaner {
    /** Unicode UAX #9, BD2: max_depth of explicit directions. */
    private static final int DEEPEST = 125;

    private static final char POP_EMBEDDING = '\u202c';
    private static final char POP_ISOLATE = '\u2069';

    private final StringBuilder out;
    private final Deque<Character> open = new ArrayDeque<>();
    private int lineStart;

    private Cleaner(int length) {
        this.out = new StringBuilder(length);
    }

    static String clean(String raw) {
        Cleaner cleaner = new Cleaner(raw.length());
        int i = 0;
        while (i < raw.length()) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                if (i == raw.length() || raw.charAt(i) != '\n') {
                    cleaner.endLine();
                }
            } else {
                cleaner.take(c);
            }
        }
        cleaner.endLine();
        return cleaner.result();
    }

    private void take(int c) {
        switch (c) {
            case '\n', '\u0085', '\u2028', '\u2029' -> endLine();
            case '\u202a', '\u202b', '\u202d', '\u202e' -> open(c, POP_EMBEDDING);
            case '\u2066', '\u2067', '\u2068' -> open(c, POP_ISOLATE);
            case POP_EMBEDDING -> closeEmbedding();
            case POP_ISOLATE -> closeIsolate();
            default -> {
                if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    out.append('\ufffd');
                } else if (c == '\t' || !Character.isISOControl(c)) {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private void open(int opener, char closer) {
        if (open.size() < DEEPEST) {
            open.push(closer);
            out.append((char) opener);
        }
    }

    private void closeEmbedding() {
        if (!open.isEmpty() && open.peek() == POP_EMBEDDING) {
            out.append(open.pop());
        }
    }

    /** UAX #9, X6a: the end of an isolate ends every embedding inside it. */
    private void closeIsolate() {
        if (!open.contains(POP_ISOLATE)) {
            return;
        }
        char closed;
        do {
            closed = open.pop();
            out.append(closed);
        } while (closed != POP_ISOLATE);
    }

    private void endLine() {
        int end = out.length();
        while (end > lineStart && isBlank(out.charAt(end - 1))) {
            end--;
        }
        out.setLength(end);
        for (Iterator<Character> closers = open.iterator(); closers.hasNext(); ) {
            out.append((char) closers.next());
            closers.remove();
        }
        // Nothing but line breaks so far: the text has not begun.
        if (!out.isEmpty()) {
            out.append('\n');
        }
        lineStart = out.length();
    }

    private String result() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        return out.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
