package health.rounds.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is nothing at this address for this reader, who learns no more than that. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHere() {
        super("nothing here", null, false, false);
    }
}
