package health.rounds.platform;

/** What somebody sent cannot be taken; the message says why in words for that person and repeats nothing of what they sent. */
public class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Refuses with a reason for the reader. */
    public InvalidInput(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, for the reader. */
    public final String reason() {
        return reason;
    }
}
