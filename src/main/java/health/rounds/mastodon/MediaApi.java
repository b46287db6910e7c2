package health.rounds.mastodon;

import health.rounds.guard.Answer;
import health.rounds.guard.Field;
import health.rounds.guard.Part;
import health.rounds.media.Focus;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.media.Upload;
import health.rounds.media.UploadOutcome;
import health.rounds.privacy.PostedAgain;
import health.rounds.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/media} and {@code /api/v2/media}: pictures are ready at once, so both answer with the whole. */
@Controller
class MediaApi {
    private final MediaLibrary library;
    private final PostedAgain postedAgain;
    private final Addresses addresses;

    MediaApi(MediaLibrary library, PostedAgain postedAgain, Addresses addresses) {
        this.library = library;
        this.postedAgain = postedAgain;
        this.addresses = addresses;
    }

    @PostMapping({"/api/v1/media", "/api/v2/media"})
    @Scope("write:media")
    Reply upload(Viewer viewer, Params params) throws IOException {
        MultipartFile file = params.file("file")
                .orElseThrow(() -> ApiError.unprocessable("Send the picture as the part named file"));
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String altText = params.text("description").orElse("");
        List<Part> texts = List.of(text(Field.ALT_TEXT, altText), text(Field.FILE_NAME, name));
        List<Answer> answers = postedAgain.answers(viewer.account(), texts);
        try (InputStream bytes = file.getInputStream()) {
            return reply(
                    viewer,
                    library.upload(new Upload(viewer.account(), bytes, name, altText, focus(params), answers)),
                    texts);
        }
    }

    @GetMapping("/api/v1/media/{id}")
    @Scope("write:media")
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(MediaAttachment.of(own(viewer, id), addresses));
    }

    @PutMapping("/api/v1/media/{id}")
    @Scope("write:media")
    Reply describe(@PathVariable long id, Viewer viewer, Params params) {
        Media media = own(viewer, id);
        String altText = params.text("description").orElse(media.altText());
        List<Part> texts = List.of(text(Field.ALT_TEXT, altText));
        List<Answer> answers = postedAgain.answers(viewer.account(), texts);
        return library.describe(
                        media.id(), viewer.account(), altText, focus(params).or(media::focus), answers)
                .map(outcome -> reply(viewer, outcome, texts))
                .orElseThrow(ApiError::notFound);
    }

    @DeleteMapping("/api/v1/media/{id}")
    @Scope("write:media")
    Reply discard(@PathVariable long id, Viewer viewer) {
        if (own(viewer, id).attached()) {
            throw ApiError.unprocessable("This picture is part of a post");
        }
        if (!library.discard(new MediaId(id), viewer.account())) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private Media own(Viewer viewer, long id) {
        return library.byId(new MediaId(id))
                .filter(media -> media.owner().equals(viewer.account()))
                .orElseThrow(ApiError::notFound);
    }

    private static Part text(Field field, String given) {
        return new Part(field, Text.clean(given));
    }

    /** @param texts as they were screened, in the order in which the outcome numbers them */
    private Reply reply(Viewer viewer, UploadOutcome outcome, List<Part> texts) {
        return switch (outcome) {
            case UploadOutcome.Stored stored -> Reply.of(MediaAttachment.of(stored.media(), addresses));
            case UploadOutcome.Held held -> throw Findings.held(held.findings(), texts);
            case UploadOutcome.Asked asked -> {
                postedAgain.asked(viewer.account(), texts, asked.findings());
                throw Findings.asked(asked.findings(), texts);
            }
            case UploadOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
        };
    }

    /** Two numbers from -1 to 1 with a comma between, such as {@code -0.42,0.69}. */
    private static Optional<Focus> focus(Params params) {
        return params.word("focus").map(text -> {
            String[] parts = text.split(",", -1);
            try {
                if (parts.length == 2) {
                    return new Focus(unit(parts[0]), unit(parts[1]));
                }
            } catch (NumberFormatException e) {
                // Falls through to the one message for every unreadable focus.
            }
            throw ApiError.unprocessable("focus must be two numbers from -1 to 1, such as 0.2,-0.5");
        });
    }

    private static double unit(String text) {
        double value = Double.parseDouble(text.strip());
        if (Double.isNaN(value)) {
            throw new NumberFormatException("not a number");
        }
        return Math.clamp(value, -1, 1);
    }
}
