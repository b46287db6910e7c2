package health.rounds.emojis;

import health.rounds.platform.DataFile;
import java.util.Properties;

/** What an emoji may be; from {@code data/emoji-limits.properties}. */
record EmojiLimits(int bytes, int shortestShortcode, int longestShortcode, int category) {
    static EmojiLimits read() {
        Properties file = DataFile.properties("emoji-limits.properties");
        return new EmojiLimits(
                number(file, "bytes"),
                number(file, "shortest-shortcode"),
                number(file, "longest-shortcode"),
                number(file, "category"));
    }

    private static int number(Properties file, String name) {
        return Integer.parseInt(file.getProperty(name));
    }
}
