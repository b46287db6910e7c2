package health.rounds.sight;

/** A picture could not be looked at, so it may not be published; the message may be shown and holds nothing of the picture. */
public final class SightFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SightFailed(String message) {
        super(message);
    }

    SightFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
