package health.rounds.emojis;

import java.util.Optional;

/**
 * A picture that stands for {@code :shortcode:} in a text.
 *
 * @param file its name under {@code /media/}
 * @param category under which apps sort it
 * @param inPicker whether apps offer it
 */
public record CustomEmoji(String shortcode, String file, Optional<String> category, boolean inPicker) {
    /** As it stands in a text. */
    public String code() {
        return ":" + shortcode + ":";
    }
}
