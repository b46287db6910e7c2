package health.rounds.mastodon;

import java.util.Map;
import java.util.Optional;

/** A request that cannot be answered; the message is for the person behind the app. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    @SuppressWarnings("serial") // never serialised
    private final Map<String, Object> more;

    private ApiError(int status, String message, Map<String, Object> more) {
        // No stack trace: this is an answer, not a fault.
        super(message, null, false, false);
        this.status = status;
        this.more = more;
    }

    static ApiError of(int status, String message) {
        return new ApiError(status, message, Map.of());
    }

    /** Also for what exists but may not be read: Mastodon answers 404, so that a private post cannot be probed. */
    static ApiError notFound() {
        return of(404, "Record not found");
    }

    /** Stops where there is no such thing. */
    static void require(Optional<?> found) {
        if (found.isEmpty()) {
            throw notFound();
        }
    }

    static ApiError badRequest(String message) {
        return of(400, message);
    }

    static ApiError unprocessable(String message) {
        return of(422, message);
    }

    /** The same with what a program can do something with, under a name of its own beside {@code error}. */
    static ApiError unprocessable(String message, String name, Object detail) {
        return new ApiError(422, message, Map.of(name, detail));
    }

    int status() {
        return status;
    }

    Map<String, Object> more() {
        return more;
    }
}
