package health.rounds.web;

import health.rounds.media.MediaFile;
import health.rounds.media.RemoteFiles;
import health.rounds.media.RemoteOutcome;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /proxy/{signature}/{address}}: pictures and videos of other servers, so that readers call nobody but this one. */
@Controller
class ProxyPage {
    /** Under its address a file elsewhere may change. */
    private static final CacheControl WEEK =
            CacheControl.maxAge(Duration.ofDays(7)).cachePublic();

    private static final Duration LATER = Duration.ofMinutes(1);

    private final RemoteFiles files;

    ProxyPage(RemoteFiles files) {
        this.files = files;
    }

    /** Sent so that no browser ever takes it for anything but a picture or a video. */
    @GetMapping("/proxy/{signature}/{address}")
    ResponseEntity<Resource> show(@PathVariable String signature, @PathVariable String address) {
        return switch (files.open(signature, address)) {
            case RemoteOutcome.Here(MediaFile file) -> answer(file);
            case RemoteOutcome.Never never -> ResponseEntity.notFound().build();
            case RemoteOutcome.NotNow later ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header("Retry-After", String.valueOf(LATER.toSeconds()))
                        .build();
        };
    }

    private static ResponseEntity<Resource> answer(MediaFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mimeType()))
                .cacheControl(WEEK)
                .header("Content-Disposition", "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new FileSystemResource(file.path()));
    }
}
