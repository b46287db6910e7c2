package health.rounds.mastodon;

import health.rounds.platform.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers every failure in the API's own form: masto.js reads {@code error} out of every body that is not a success. */
@ControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    Reply on(ApiError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", String.valueOf(error.getMessage()));
        body.putAll(error.more());
        return Reply.of(body).withStatus(error.status());
    }

    @ExceptionHandler
    Reply on(InvalidInput refused) {
        return error(HttpStatus.UNPROCESSABLE_CONTENT, refused.getMessage());
    }

    /** What stands in the address is no id, so there is nothing of that id. */
    @ExceptionHandler
    Reply on(TypeMismatchException noId) {
        return on(ApiError.notFound());
    }

    @ExceptionHandler
    @Nullable
    Reply on(Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw failure; // the answer is under way, or its reader has gone
        }
        return switch (failure) {
            case ErrorResponse known -> error(known.getStatusCode().value());
            case HttpException malformed -> error(malformed.getCode());
            case IOException gone -> throw gone;
            default -> ourFault(failure);
        };
    }

    private static Reply ourFault(Exception failure) {
        log.error("A request to the API failed", failure);
        return error(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been logged.");
    }

    private static Reply error(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        return error(
                status == null ? HttpStatus.BAD_REQUEST : status, status == null ? null : status.getReasonPhrase());
    }

    static Reply error(HttpStatus status, @Nullable String message) {
        return Reply.of(Map.of("error", message == null ? status.getReasonPhrase() : message))
                .withStatus(status.value());
    }
}
