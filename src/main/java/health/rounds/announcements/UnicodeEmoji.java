package health.rounds.announcements;

import java.util.regex.Pattern;

/** Tells emoji of Unicode (UTS #51) from other texts. */
final class UnicodeEmoji {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** The longest of Emoji 16.0 has ten code points. */
    private static final int LONGEST = 10;

    private static final int JOINER = 0x200d;
    private static final int AS_PICTURE = 0xfe0f;
    private static final int KEYCAP = 0x20e3;
    private static final int FIRST_TAG = 0xe0020;
    private static final int LAST_TAG = 0xe007f;

    private UnicodeEmoji() {}

    /** Whether a text is one emoji and nothing else; a digit is one only on its key. */
    static boolean is(String text) {
        return CLUSTER.matcher(text).matches()
                && text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().allMatch(UnicodeEmoji::isPart)
                && text.codePoints().anyMatch(c -> c == KEYCAP || (c > 0x7f && Character.isEmoji(c)));
    }

    private static boolean isPart(int c) {
        return Character.isEmoji(c)
                || c == JOINER
                || c == AS_PICTURE
                || c == KEYCAP
                || (c >= FIRST_TAG && c <= LAST_TAG);
    }
}
