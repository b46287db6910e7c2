package health.rounds.web;

import health.rounds.media.MediaFile;
import health.rounds.media.MediaLibrary;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /media/{file}}: the pictures, as they were made here; a file never changes under its name. */
@Controller
class MediaPage {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final MediaLibrary library;

    MediaPage(MediaLibrary library) {
        this.library = library;
    }

    /** Sent so that no browser ever takes it for anything but a picture. */
    @GetMapping("/media/{file}")
    ResponseEntity<Resource> show(@PathVariable String file) {
        return library.open(file)
                .map(MediaPage::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<Resource> answer(MediaFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mimeType()))
                .cacheControl(FOR_EVER)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new FileSystemResource(file.path()));
    }
}
