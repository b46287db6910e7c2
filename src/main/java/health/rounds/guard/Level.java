package health.rounds.guard;

import java.util.Locale;

/** How strongly the guard objects, weakest first. */
public enum Level {
    /** Nothing found. */
    PASS,
    /** Worth a second look; the post may go out. */
    NUDGE,
    /** The author must say whether a patient is meant. */
    ASK,
    /** The post does not go out as it stands. */
    BLOCK;

    /** The name on the wire: {@code pass}, {@code nudge}, {@code ask} or {@code block}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
