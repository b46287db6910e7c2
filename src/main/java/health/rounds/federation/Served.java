package health.rounds.federation;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How documents are answered. */
final class Served {
    static final String ACTIVITY = "application/activity+json";

    private static final MediaType ACTIVITY_UTF8 = MediaType.parseMediaType(ACTIVITY + "; charset=utf-8");
    private static final MediaType JSON_UTF8 = MediaType.parseMediaType("application/json; charset=utf-8");

    /** As long as Mastodon's. */
    private static final CacheControl FOR_A_WHILE =
            CacheControl.maxAge(Duration.ofMinutes(3)).cachePublic();

    private Served() {}

    /** What whoever asks may read: kept by those between us only where everybody may. */
    static ResponseEntity<byte[]> to(Asker asker, Thing thing) {
        return asker.isAnybody()
                ? document(HttpStatus.OK, thing, FOR_A_WHILE, HttpHeaders.ACCEPT)
                : document(HttpStatus.OK, thing, CacheControl.noStore(), HttpHeaders.ACCEPT, "Signature");
    }

    /** That what was asked for is at another address, for those who accept what this one asked for. */
    static ResponseEntity<byte[]> elsewhere(URI address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(address)
                .varyBy(HttpHeaders.ACCEPT)
                .build();
    }

    /** That something was here and is no more. */
    static ResponseEntity<byte[]> gone(Thing tombstone) {
        return document(HttpStatus.GONE, tombstone, FOR_A_WHILE, HttpHeaders.ACCEPT);
    }

    /** Anything that is no document of ActivityStreams. */
    static ResponseEntity<byte[]> json(HttpStatus status, Map<String, ?> body) {
        return ResponseEntity.status(status).contentType(JSON_UTF8).body(Json.bytes(body));
    }

    /** The same as another type. */
    static ResponseEntity<byte[]> as(String type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(FOR_A_WHILE)
                .body(body);
    }

    private static ResponseEntity<byte[]> document(
            HttpStatus status, Thing thing, CacheControl caching, String... varying) {
        return ResponseEntity.status(status)
                .contentType(ACTIVITY_UTF8)
                .cacheControl(caching)
                .varyBy(varying)
                .body(Json.bytes(thing.json()));
    }
}
