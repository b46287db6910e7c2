package health.rounds.federation;

import org.springframework.http.HttpStatus;

/** A request of another server that is not answered with what it asks for. */
final class NotServed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private NotServed(HttpStatus status, String message) {
        // No stack trace: this is an answer, not a fault.
        super(message, null, false, false);
        this.status = status;
    }

    /** Also for what exists but may not be read, so that it cannot be probed. */
    static NotServed notFound() {
        return new NotServed(HttpStatus.NOT_FOUND, "There is nothing here");
    }

    static NotServed gone() {
        return new NotServed(HttpStatus.GONE, "This is gone");
    }

    static NotServed badRequest(String message) {
        return new NotServed(HttpStatus.BAD_REQUEST, message);
    }

    /** A signature is missing or wrong. */
    static NotServed unsigned(String message) {
        return new NotServed(HttpStatus.UNAUTHORIZED, message);
    }

    static NotServed refused() {
        return new NotServed(HttpStatus.FORBIDDEN, "This community does not speak with that server");
    }

    static NotServed unsupported() {
        return new NotServed(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Activities are application/activity+json");
    }

    static NotServed tooLarge() {
        return new NotServed(HttpStatus.CONTENT_TOO_LARGE, "An activity may have a megabyte at most");
    }

    /** Nothing can be kept now; its sender keeps it and comes back. */
    static NotServed busy(String message) {
        return new NotServed(HttpStatus.SERVICE_UNAVAILABLE, message);
    }

    HttpStatus status() {
        return status;
    }
}
