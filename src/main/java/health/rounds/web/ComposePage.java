package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.media.MediaId;
import health.rounds.posts.PostId;
import health.rounds.publishing.Drafts;
import health.rounds.publishing.SavedDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** {@code /compose}: writing, and all that happens to a form before it is handed in. */
@Controller
@RequestMapping("/compose")
class ComposePage {
    private final Composer composer;
    private final Photos photos;
    private final Drafts drafts;
    private final PostPresenter posts;
    private final Templates templates;

    ComposePage(Composer composer, Photos photos, Drafts drafts, PostPresenter posts, Templates templates) {
        this.composer = composer;
        this.photos = photos;
        this.drafts = drafts;
        this.posts = posts;
        this.templates = templates;
    }

    @GetMapping
    View write(
            Frame frame,
            @RequestParam Optional<Long> draft,
            @RequestParam(defaultValue = "") String quote,
            @RequestParam(defaultValue = "") String text) {
        Reader reader = frame.reader();
        ComposeForm form = draft.map(id -> drafts.byId(reader.id(), id).orElseThrow(NotHere::new))
                .map(ComposePage::goOn)
                .orElseGet(() -> quote.isEmpty() ? ComposeForm.of(text) : quoting(quote, reader));
        return show(frame, composer.view(form, composer.check(form, reader.id()), Optional.empty(), reader));
    }

    private ComposeForm quoting(String id, Reader reader) {
        PostView view = posts.byId(PostId.parse(id).orElseThrow(NotHere::new), reader);
        if (!view.quotable()) {
            throw new NotHere();
        }
        return ComposeForm.quoting(view);
    }

    private static ComposeForm goOn(SavedDraft saved) {
        return ComposeForm.of(ComposePurpose.goingOn(saved.id(), saved.draft().replyTo()), saved.draft());
    }

    /** The form again, with a wording taken, an answer given, or a picture added or removed: how it works without JavaScript. */
    @PostMapping
    View change(
            Frame frame,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String use,
            @RequestParam(defaultValue = "") String takeBack,
            @RequestParam Optional<Long> removePhoto,
            @RequestParam(name = "photo", defaultValue = "") List<MultipartFile> files) {
        Reader reader = frame.reader();
        ComposeForm read = ComposeForm.read(sent);
        ComposeForm form =
                composer.rewritten(read.with(read.overrides().without(takeBack), read.changes()), use, reader.id());
        Optional<String> problem = Optional.empty();
        try {
            photos.cover(sent, reader.id());
            form = composer.withPhotos(without(form, removePhoto), files, reader.id());
        } catch (FormProblem e) {
            problem = Optional.of(e.reason());
        }
        return show(frame, composer.view(form, composer.check(form, reader.id()), problem, reader));
    }

    private static ComposeForm without(ComposeForm form, Optional<Long> picture) {
        Map<MediaId, String> rest = new LinkedHashMap<>(form.altTexts());
        picture.ifPresent(id -> rest.remove(new MediaId(id)));
        return form.withPictures(rest);
    }

    /** What the guard says of the form, while it is being typed. */
    @PostMapping("/check")
    View check(Frame frame, @RequestParam MultiValueMap<String, String> sent) {
        ComposeForm form = ComposeForm.read(sent);
        CheckView check = composer.check(form, frame.reader().id());
        return Html.page(templates.findings(frame, form, check));
    }

    private View show(Frame frame, ComposeView view) {
        return Html.page(
                view.problem().isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                templates.compose(frame.at(Place.WRITE, view.isEdit() ? "Edit" : "Write"), view));
    }
}
