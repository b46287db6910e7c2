package health.rounds.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A form that says something impossible. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
final class FormProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    FormProblem(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong, for its sender. */
    String reason() {
        return reason;
    }
}
