package health.rounds.mastodon;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What an endpoint answers: a JSON document, a status and perhaps the links to its neighbours. */
@SuppressWarnings("ArrayRecordComponent") // handed once from a handler to the writer and never compared
record Reply(int status, byte[] json, Optional<String> link) {
    private static final String JSON = "application/json; charset=utf-8";

    static Reply of(Object entity) {
        return json(Json.bytes(entity));
    }

    static Reply json(byte[] json) {
        return new Reply(200, json, Optional.empty());
    }

    /** An empty object, Mastodon's answer to what needs none. */
    static Reply empty() {
        return json(new byte[] {'{', '}'});
    }

    Reply withStatus(int other) {
        return new Reply(other, json, link);
    }

    Reply withLink(Optional<String> other) {
        return new Reply(status, json, other);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(json.length);
        if (link.isPresent()) {
            response.setHeader("Link", link.get());
        }
        response.getOutputStream().write(json);
    }
}
