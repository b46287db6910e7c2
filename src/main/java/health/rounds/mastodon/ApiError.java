package health.rounds.mastodon;

/** A request that cannot be answered; the message is for the person behind the app. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private ApiError(int status, String message) {
        // No stack trace: this is an answer, not a fault.
        super(message, null, false, false);
        this.status = status;
    }

    static ApiError of(int status, String message) {
        return new ApiError(status, message);
    }

    int status() {
        return status;
    }
}
