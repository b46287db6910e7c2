package health.rounds.federation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers what fails here as JSON: programs ask, and some read whatever they get. */
@ControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ResponseEntity<byte[]> on(NotServed refusal) {
        return error(refusal.status(), String.valueOf(refusal.getMessage()));
    }

    /** A place in a list that is none. */
    @ExceptionHandler
    ResponseEntity<byte[]> on(TypeMismatchException noNumber) {
        return error(HttpStatus.BAD_REQUEST, "That is no place in this list");
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> on(Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw failure; // the answer is under way, or its reader has gone
        }
        return switch (failure) {
            case ErrorResponse known -> {
                HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
                yield error(
                        status == null ? HttpStatus.BAD_REQUEST : status,
                        known.getBody().getDetail());
            }
            case IOException gone -> throw gone;
            default -> {
                log.error("A request of another server failed", failure);
                yield error(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been logged.");
            }
        };
    }

    private static ResponseEntity<byte[]> error(HttpStatus status, @Nullable String message) {
        return Served.json(status, Map.of("error", message == null ? status.getReasonPhrase() : message));
    }
}
