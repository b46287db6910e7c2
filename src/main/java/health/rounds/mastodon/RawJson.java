package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;

/** JSON that was rendered before, as a part of another document. */
@SuppressWarnings("ArrayRecordComponent") // carries bytes from a cache to the writer and is never compared
record RawJson(byte[] bytes) {
    @JsonValue
    @JsonRawValue
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
