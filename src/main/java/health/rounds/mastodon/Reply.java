package health.rounds.mastodon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What an endpoint answers: a JSON document, a status and perhaps the links to its neighbours. */
@SuppressWarnings("ArrayRecordComponent") // handed once from a handler to the writer and never compared
record Reply(int status, byte[] json, Optional<String> link) {
    private static final int MOST_UNREAD_BYTES = 1 << 20;
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

    void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isReadToItsEnd(request)) {
            response.setHeader("Connection", "close");
        }
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(json.length);
        response.setBufferSize(json.length); // Jetty writes a buffer at a time; a page goes out in one system call
        if (link.isPresent()) {
            response.setHeader("Link", link.get());
        }
        response.getOutputStream().write(json);
    }

    /** A connection with something unread on it carries no other request: Jetty closes it, and the caller must know. */
    private boolean isReadToItsEnd(HttpServletRequest request) {
        if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            return true;
        }
        boolean isMultipart = String.valueOf(request.getContentType()).startsWith("multipart/");
        if (isMultipart && status >= 400) {
            return false; // perhaps Jetty gave the form up half read, and it does not tell
        }
        try {
            InputStream rest = request.getInputStream();
            rest.readNBytes(MOST_UNREAD_BYTES);
            return rest.read() < 0;
        } catch (IOException | RuntimeException e) { // what was no form to Jetty stays unreadable
            return false;
        }
    }
}
