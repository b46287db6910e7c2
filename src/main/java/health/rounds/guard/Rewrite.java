package health.rounds.guard;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the guard's suggestions into a text, as the composer's "use all" does. */
public final class Rewrite {
    private static final Pattern EMPTY_PAIR =
            Pattern.compile("\\(\\s*[,;:]?\\s*\\)|\\[\\s*\\]|\"\\s*\"|\u201c\\s*\u201d");
    private static final Pattern SPACES = Pattern.compile("[ \\t]{2,}");
    private static final Pattern SPACE_BEFORE = Pattern.compile(" +([,.;:!?)\\]])");
    private static final Pattern SPACE_AFTER = Pattern.compile("([(\\[]) +");
    private static final Pattern DOUBLED = Pattern.compile("([,;:.!?])(?: ?[,;:])+|(?<![.])([.!?]) \\.(?!\\.)");
    private static final Pattern LEADING = Pattern.compile("(?m)^[ \\t]*[,;:.!?](?!\\S*\\w)[ \\t]*|(?m)^[ \\t]+");

    private Rewrite() {}

    /**
     * The text with every finding replaced by its suggestion, and the seams smoothed.
     *
     * @param findings findings of this one text, with offsets into it; they must not overlap
     */
    public static String apply(String text, List<Finding> findings) {
        if (findings.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        findings.stream()
                .sorted(Comparator.comparingInt(Finding::start).reversed())
                .forEach(finding -> out.replace(finding.start(), finding.end(), finding.suggestion()));
        String smooth = EMPTY_PAIR.matcher(out).replaceAll("");
        smooth = SPACES.matcher(smooth).replaceAll(" ");
        smooth = SPACE_BEFORE.matcher(smooth).replaceAll("$1");
        smooth = SPACE_AFTER.matcher(smooth).replaceAll("$1");
        smooth = DOUBLED.matcher(smooth).replaceAll(m -> m.group(1) != null ? m.group(1) : m.group(2));
        return LEADING.matcher(smooth).replaceAll("").strip();
    }
}
