package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.media.MediaFile;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** {@code /compose/photos}: pictures of a post that is being written, with their covers and, for their author alone, without. */
@Controller
@RequestMapping("/compose/photos")
class PhotoPage {
    private final Composer composer;
    private final Photos photos;
    private final MediaLibrary library;
    private final Templates templates;

    PhotoPage(Composer composer, Photos photos, MediaLibrary library, Templates templates) {
        this.composer = composer;
        this.photos = photos;
        this.library = library;
        this.templates = templates;
    }

    /** Takes pictures; the answer is the fields that describe them. */
    @PostMapping
    View take(Frame frame, @RequestParam(name = "photo") List<MultipartFile> files) {
        try {
            List<PhotoView> taken = files.stream()
                    .filter(file -> !file.isEmpty())
                    .map(file -> composer.upload(file, frame.reader().id()))
                    .flatMap(media -> photos.of(media.id(), frame.reader().id()).stream())
                    .toList();
            return Html.page(templates.photos(frame, taken, Map.of(), Optional.empty()));
        } catch (FormProblem e) {
            return Html.page(templates.photos(frame, List.of(), Map.of(), Optional.of(e.reason())));
        }
    }

    /** Covers other places; the answer is the picture as it is then. */
    @PostMapping("/{id:\\d+}/covers")
    View cover(Frame frame, @PathVariable long id, @RequestParam MultiValueMap<String, String> sent) {
        Optional<String> problem = Optional.empty();
        try {
            photos.cover(sent, frame.reader().id());
        } catch (FormProblem e) {
            problem = Optional.of(e.reason());
        }
        PhotoView photo = photos.of(new MediaId(id), frame.reader().id()).orElseThrow(NotHere::new);
        String altText = Optional.ofNullable(sent.getFirst("alt-" + id)).orElse("");
        return Html.page(templates.photo(frame, photo, altText, problem));
    }

    /** The picture without covers: never kept by a browser, never shown to anybody else. */
    @GetMapping("/{id:\\d+}/original")
    ResponseEntity<Resource> original(Reader reader, @PathVariable long id) {
        return library.original(new MediaId(id), reader.id())
                .map(PhotoPage::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<Resource> answer(MediaFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mimeType()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new FileSystemResource(file.path()));
    }
}
