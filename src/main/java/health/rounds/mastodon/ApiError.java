package health.rounds.mastodon;

import java.util.List;
import java.util.Optional;

/** A request that cannot be answered; the message is for the person behind the app. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    @SuppressWarnings("serial") // never serialised
    private final List<FindingEntity> findings;

    private ApiError(int status, String message, List<FindingEntity> findings) {
        // No stack trace: this is an answer, not a fault.
        super(message, null, false, false);
        this.status = status;
        this.findings = List.copyOf(findings);
    }

    static ApiError of(int status, String message) {
        return new ApiError(status, message, List.of());
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

    /** The guard stopped a text. */
    static ApiError held(String message, List<FindingEntity> findings) {
        return new ApiError(422, message, findings);
    }

    int status() {
        return status;
    }

    /** The answer's body. */
    Object entity() {
        String message = String.valueOf(getMessage());
        return findings.isEmpty() ? new Plain(message) : new WithFindings(message, findings);
    }

    private record Plain(String error) {}

    private record WithFindings(String error, List<FindingEntity> findings) {}
}
