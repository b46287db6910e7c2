package health.rounds.text;

import java.util.ArrayList;
import java.util.List;

/** Writes words in the elements that they stand in, opening and closing as few as it takes; no element is written without words. */
final class SafeHtmlWriter {
    private static final int MOST_BREAKS = 2;

    private final StringBuilder out = new StringBuilder();
    private final List<SafePath.Tag> open = new ArrayList<>();

    /** The block that was last written into, and what of it is not yet written. */
    private List<SafePath.Tag> block = List.of();

    private boolean begun;
    private boolean blank;
    private boolean newLine;
    private int breaks;
    private boolean full;

    /** Words, with white space as in the source. */
    void text(SafePath path, String words) {
        if (path.isPreformatted()) {
            preformatted(path, words);
            return;
        }
        int at = 0;
        while (at < words.length() && !full) {
            int end = at;
            while (end < words.length() && isBlank(words.charAt(end))) {
                end++;
            }
            if (end > at) {
                blank |= !path.isBetweenBlocks() || sameBlock(path);
            }
            at = end;
            while (end < words.length() && !isBlank(words.charAt(end))) {
                end++;
            }
            if (end > at) {
                word(path, words.substring(at, end));
            }
            at = end;
        }
    }

    /** Where a block begins or ends that is not kept itself. */
    void beginLine() {
        newLine = true;
    }

    void lineBreak(SafePath path) {
        if (full || (sameBlock(path) && breaks >= MOST_BREAKS)) {
            return;
        }
        enter(path);
        append("<br />");
        breaks++;
        blank = false;
        newLine = false;
    }

    String finish() {
        closeTo(0);
        return out.toString();
    }

    private void word(SafePath path, String word) {
        String escaped = escape(word);
        if (!hasRoomFor(escaped)) {
            return;
        }
        if (sameBlock(path) && begun && breaks == 0 && (newLine || blank)) {
            closeTo(common(path.all()));
            append(newLine ? "<br />" : " ");
        }
        enter(path);
        blank = false;
        newLine = false;
        breaks = 0;
        append(escaped);
    }

    private void preformatted(SafePath path, String words) {
        String escaped = escape(words.replace("\r\n", "\n").replace('\r', '\n').replace('\f', ' '));
        if (!hasRoomFor(escaped)) {
            return;
        }
        boolean within = sameBlock(path) && begun;
        enter(path);
        // A parser takes the first line break of preformatted text for a part of the tag.
        if (escaped.startsWith("\n")
                && out.substring(Math.max(0, out.length() - 5)).equals("<pre>")) {
            append("\n");
        } else if (within && newLine && !escaped.startsWith("\n")) {
            append("\n");
        }
        blank = false;
        newLine = false;
        breaks = 0;
        append(escaped);
    }

    private boolean hasRoomFor(String escaped) {
        full |= out.length() + escaped.length() > ForeignHtml.LONGEST;
        return !full && !escaped.isEmpty();
    }

    private boolean sameBlock(SafePath path) {
        return block.equals(path.blocks());
    }

    private void enter(SafePath path) {
        if (!sameBlock(path)) {
            block = path.blocks();
            blank = false;
            newLine = false;
            breaks = 0;
        }
        List<SafePath.Tag> wanted = path.all();
        int common = common(wanted);
        closeTo(common);
        for (SafePath.Tag tag : wanted.subList(common, wanted.size())) {
            append(tag.opening());
            open.add(tag);
        }
        begun = true;
    }

    private int common(List<SafePath.Tag> wanted) {
        int common = 0;
        while (common < open.size() && common < wanted.size() && open.get(common) == wanted.get(common)) {
            common++;
        }
        return common;
    }

    private void closeTo(int size) {
        while (open.size() > size) {
            out.append(open.removeLast().closing());
        }
    }

    private void append(String html) {
        out.append(html);
        full |= out.length() >= ForeignHtml.LONGEST;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /** Text for HTML, without control characters and halves of surrogate pairs, which neither pages nor PostgreSQL can hold. */
    static String escape(String words) {
        StringBuilder safe = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                        safe.append('\ufffd');
                    } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
