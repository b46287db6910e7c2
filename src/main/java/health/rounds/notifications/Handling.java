package health.rounds.notifications;

/** What becomes of a notification, the strictest last. */
public enum Handling {
    ACCEPT(0),
    /** Held back until the reader accepts its sender. */
    FILTER(1),
    /** Never kept. */
    DROP(2);

    private final int code;

    Handling(int code) {
        this.code = code;
    }

    /** What the database stores. */
    int code() {
        return code;
    }

    /** Reads what the database stores. */
    static Handling of(int code) {
        for (Handling handling : values()) {
            if (handling.code == code) {
                return handling;
            }
        }
        throw new IllegalArgumentException("No handling of notifications has the code " + code);
    }

    Handling orStricter(Handling other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
