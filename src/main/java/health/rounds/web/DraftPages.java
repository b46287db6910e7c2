package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.platform.Page;
import health.rounds.publishing.Drafts;
import health.rounds.publishing.ScheduledPost;
import health.rounds.publishing.ScheduledPosts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /drafts} and {@code /scheduled}: what is not published yet. */
@Controller
class DraftPages {
    private static final int MOST = 80;

    private final Drafts drafts;
    private final ScheduledPosts scheduled;
    private final Composer composer;
    private final Photos photos;
    private final Templates templates;

    DraftPages(Drafts drafts, ScheduledPosts scheduled, Composer composer, Photos photos, Templates templates) {
        this.drafts = drafts;
        this.scheduled = scheduled;
        this.composer = composer;
        this.photos = photos;
        this.templates = templates;
    }

    @GetMapping("/drafts")
    View drafts(Frame frame) {
        return Html.page(templates.drafts(
                frame.titled("Drafts"), drafts.of(frame.reader().id())));
    }

    @PostMapping("/drafts")
    View save(Reader reader, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        ComposeForm form = ComposeForm.read(sent);
        photos.cover(sent, reader.id());
        composer.described(form, reader.id());
        drafts.save(reader.id(), form.purpose().draft(), form.draft());
        return Redirect.to("/drafts", request, "Saved. Only you can see it.");
    }

    @PostMapping("/drafts/{id}/delete")
    View delete(Reader reader, HttpServletRequest request, @PathVariable long id) {
        if (!drafts.remove(reader.id(), id)) {
            throw new NotHere();
        }
        return Redirect.to("/drafts", request, "The draft is deleted.");
    }

    @GetMapping("/scheduled")
    View scheduled(Frame frame) {
        return Html.page(templates.scheduled(
                frame.titled("Scheduled"), scheduled.of(frame.reader().id(), Page.first(MOST))));
    }

    /** Stops a scheduled post and keeps its text as a draft. */
    @PostMapping("/scheduled/{id}/stop")
    View stop(Reader reader, HttpServletRequest request, @PathVariable long id) {
        ScheduledPost post = scheduled.byId(reader.id(), id).orElseThrow(NotHere::new);
        drafts.save(reader.id(), Optional.empty(), post.draft());
        scheduled.remove(reader.id(), id);
        return Redirect.to("/drafts", request, "It will not go out. The text is kept as a draft.");
    }
}
