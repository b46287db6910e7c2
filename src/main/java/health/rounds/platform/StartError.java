package health.rounds.platform;

/** Rounds cannot start, or cannot go on; the message is one plain sentence for the person at the terminal. */
public class StartError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A stop for a reason that the message fully explains. */
    public StartError(String message) {
        super(message);
    }

    /** A stop whose cause is worth a look in the log. */
    public StartError(String message, Throwable cause) {
        super(message, cause);
    }
}
