package health.rounds.guard;

import java.util.Locale;

/** How serious a finding or verdict is. */
public enum Level {
    PASS,
    NUDGE,
    ASK,
    BLOCK;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
