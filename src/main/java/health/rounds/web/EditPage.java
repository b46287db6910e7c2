package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.media.Media;
import health.rounds.posts.Draft;
import health.rounds.posts.Poll;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Quote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** {@code /@name/id/edit}: a post in the composer again. */
@Controller
class EditPage {
    private final PostPresenter presenter;
    private final Composer composer;
    private final Clock clock;
    private final Templates templates;

    EditPage(PostPresenter presenter, Composer composer, Clock clock, Templates templates) {
        this.presenter = presenter;
        this.composer = composer;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/@{name:" + Names.HANDLE + "}/{id:\\d+}/edit")
    View edit(Frame frame, @PathVariable String id) {
        PostView view = presenter.byId(PostId.parse(id).orElseThrow(NotHere::new), frame.reader());
        if (!view.mine()) {
            throw new NotHere();
        }
        Post post = view.post();
        ComposeForm form = ComposeForm.of(ComposePurpose.editing(post.id(), post.replyTo()), draft(post));
        for (Media picture : post.media()) {
            form = form.with("alt-" + picture.id(), picture.altText());
        }
        return Html.page(templates.compose(
                frame.titled("Edit"), composer.view(form, CheckView.CLEAR, Optional.empty(), frame.reader())));
    }

    private Draft draft(Post post) {
        return new Draft(
                post.text(),
                post.contentWarning(),
                post.sensitive(),
                post.language(),
                post.visibility(),
                post.replyTo(),
                post.media().stream().map(Media::id).toList(),
                post.poll().map(this::draft),
                post.quote().filter(Quote::stands).map(Quote::post),
                Optional.of(post.quotePolicy()),
                Optional.of(post.replyPolicy()));
    }

    private PollDraft draft(Poll poll) {
        Instant now = clock.instant();
        Duration left = poll.isClosed(now) ? Duration.ofHours(1) : Duration.between(now, poll.closesAt());
        return new PollDraft(
                poll.options().stream().map(Poll.Option::title).toList(), left, poll.multiple(), poll.hideTotals());
    }
}
