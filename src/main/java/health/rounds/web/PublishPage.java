package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.AccountId;
import health.rounds.guard.Level;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Quote;
import health.rounds.publishing.Drafts;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.publishing.ScheduledPost;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code POST /posts}: handing in what the composer holds; a form that cannot go out comes back with everything in it. */
@Controller
@RequestMapping("/posts")
class PublishPage {
    private final Publisher publisher;
    private final Composer composer;
    private final Photos photos;
    private final Drafts drafts;
    private final Templates templates;

    PublishPage(Publisher publisher, Composer composer, Photos photos, Drafts drafts, Templates templates) {
        this.publisher = publisher;
        this.composer = composer;
        this.photos = photos;
        this.drafts = drafts;
        this.templates = templates;
    }

    @PostMapping
    View publish(Frame frame, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        ComposeForm form = ComposeForm.read(sent);
        AccountId author = frame.reader().id();
        try {
            photos.cover(sent, author);
            CheckView described = composer.described(form, author);
            return described.findings().isEmpty()
                    ? after(frame, request, form, publisher.publish(author, newPost(form)))
                    : again(frame, form, described, Optional.empty());
        } catch (FormProblem e) {
            return again(frame, form, CheckView.CLEAR, Optional.of(e.reason()));
        }
    }

    @PostMapping("/{id:\\d+}/edit")
    View edit(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        ComposeForm form = ComposeForm.read(sent);
        AccountId author = frame.reader().id();
        PostId post = PostId.parse(id).orElseThrow(NotHere::new);
        try {
            photos.cover(sent, author);
            CheckView described = composer.described(form, author);
            return described.findings().isEmpty()
                    ? after(frame, request, form, publisher.edit(author, post, form.draft(), form.said(), false))
                    : again(frame, form, described, Optional.empty());
        } catch (FormProblem e) {
            return again(frame, form, CheckView.CLEAR, Optional.of(e.reason()));
        }
    }

    private static NewPost newPost(ComposeForm form) {
        Optional<String> key = Optional.of(form.purpose().key()).filter(value -> !value.isBlank());
        return new NewPost(form.draft(), form.said(), key, form.dueAt(), Optional.empty());
    }

    private View after(Frame frame, HttpServletRequest request, ComposeForm form, PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> published(frame, request, form, published);
            case PublishOutcome.Scheduled scheduled -> scheduled(frame, request, form, scheduled.scheduled());
            case PublishOutcome.Held held ->
                again(frame, form, composer.found(form, held.findings(), Level.BLOCK), Optional.empty());
            case PublishOutcome.Asked asked ->
                again(frame, form, composer.found(form, asked.findings(), Level.ASK), Optional.empty());
            case PublishOutcome.Refused refused -> again(frame, form, CheckView.CLEAR, Optional.of(refused.reason()));
            case PublishOutcome.Unknown unknown ->
                again(
                        frame,
                        form,
                        CheckView.CLEAR,
                        Optional.of("The post is no longer there. Your text is kept here."));
        };
    }

    private View published(
            Frame frame, HttpServletRequest request, ComposeForm form, PublishOutcome.Published published) {
        forget(frame, form);
        PostId post = published.post().id();
        String page = PostView.path(frame.reader().member(), post);
        String checked = CheckedWords.of(published.clearance(), form.changes());
        if (form.purpose().editing().isPresent()) {
            return Redirect.to(page, request, "Changed. Everyone who may read it sees the new version. " + checked);
        }
        String undo = "/posts/" + post + "/undo";
        return Redirect.to(form.purpose().replyTo().isPresent() ? page : "/", request, "Published. " + checked, undo);
    }

    private View scheduled(Frame frame, HttpServletRequest request, ComposeForm form, ScheduledPost post) {
        forget(frame, form);
        return Redirect.to("/scheduled", request, "It will go out on " + Words.moment(post.dueAt()) + ".");
    }

    private void forget(Frame frame, ComposeForm form) {
        form.purpose().draft().ifPresent(id -> drafts.remove(frame.reader().id(), id));
    }

    private View again(Frame frame, ComposeForm form, CheckView check, Optional<String> problem) {
        ComposeView view = composer.view(form, check, problem, frame.reader());
        return Html.page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                templates.compose(frame.at(Place.WRITE, view.isEdit() ? "Edit" : "Write"), view));
    }

    /** Takes a post back and puts its text into the composer again. */
    @PostMapping("/{id:\\d+}/undo")
    View undo(Reader reader, HttpServletRequest request, @PathVariable String id) {
        Post post = takeBack(reader, id);
        Draft draft = new Draft(
                post.text(),
                post.contentWarning(),
                post.sensitive(),
                post.language(),
                post.visibility(),
                post.replyTo(),
                List.of(),
                Optional.empty(),
                post.quote().filter(Quote::stands).map(Quote::post),
                Optional.of(post.quotePolicy()),
                Optional.of(post.replyPolicy()));
        long saved = drafts.save(reader.id(), Optional.empty(), draft).id();
        return Redirect.to("/compose?draft=" + saved, request, "Taken back. Your text is here, as a draft.");
    }

    @PostMapping("/{id:\\d+}/withdraw")
    View withdraw(Reader reader, HttpServletRequest request, @PathVariable String id) {
        Post post = takeBack(reader, id);
        return Redirect.to(WithdrawnPages.ADDRESS + "/" + post.id(), request, "Withdrawn.");
    }

    private Post takeBack(Reader reader, String id) {
        return PostId.parse(id)
                .flatMap(post -> publisher.withdraw(reader.id(), post))
                .orElseThrow(NotHere::new);
    }
}
