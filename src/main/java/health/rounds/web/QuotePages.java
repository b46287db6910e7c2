package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Quote;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import health.rounds.posts.ReplyPolicy;
import health.rounds.publishing.PostRights;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who quotes a post, who may quote and answer it, and how one's own post comes out of a quote. */
@Controller
class QuotePages {
    private final Quotes quotes;
    private final PostRights rights;
    private final PostPresenter posts;
    private final TimelinePresenter timeline;
    private final Templates templates;

    QuotePages(Quotes quotes, PostRights rights, PostPresenter posts, TimelinePresenter timeline, Templates templates) {
        this.quotes = quotes;
        this.rights = rights;
        this.posts = posts;
        this.timeline = timeline;
        this.templates = templates;
    }

    @GetMapping("/@{name:" + Names.HANDLE + "}/{id:\\d+}/quotes")
    View quotes(Frame frame, @PathVariable String name, @PathVariable String id, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        PostView view = find(name, id, reader);
        TimelineView quoting = timeline.of(
                quotes.of(view.post().id(), reader.id(), TimelinePresenter.page(before)),
                reader,
                view.path() + "/quotes");
        return Html.page(templates.quotes(frame.titled("Quotes"), view, quoting));
    }

    @PostMapping("/posts/{id:\\d+}/quotable")
    View allow(Frame frame, HttpServletRequest request, @PathVariable String id, @RequestParam QuotePolicy quotable) {
        Reader reader = frame.reader();
        if (rights.allow(reader.id(), post(id), choice(QuotePolicy.choices(), quotable))
                .isEmpty()) {
            throw new NotHere();
        }
        return Redirect.to(posts.byId(post(id), reader).path() + "/quotes", request, "Changed.");
    }

    @PostMapping("/posts/{id:\\d+}/answerable")
    View allowAnswers(
            Frame frame, HttpServletRequest request, @PathVariable String id, @RequestParam ReplyPolicy answerable) {
        Reader reader = frame.reader();
        if (rights.allow(reader.id(), post(id), choice(ReplyPolicy.choices(), answerable))
                .isEmpty()) {
            throw new NotHere();
        }
        return Redirect.to(posts.byId(post(id), reader).path(), request, "Changed.");
    }

    @GetMapping("/@{name:" + Names.HANDLE + "}/{id:\\d+}/unquote")
    View ask(Frame frame, @PathVariable String name, @PathVariable String id) {
        PostView view = find(name, id, frame.reader());
        if (!view.isQuoteOfMine()) {
            throw new NotHere();
        }
        return Html.page(templates.unquote(frame.titled("Remove your post from this quote?"), view));
    }

    @PostMapping("/posts/{id:\\d+}/unquote")
    View revoke(Frame frame, HttpServletRequest request, @PathVariable String id) {
        PostView quoting = posts.byId(post(id), frame.reader());
        Quote quote = quoting.post().quote().orElseThrow(NotHere::new);
        Optional<Post> revoked =
                rights.revoke(frame.reader().id(), quote.post(), quoting.post().id());
        if (revoked.isEmpty()) {
            throw new NotHere();
        }
        return Redirect.to(quoting.path(), request, "Your post is no longer in this quote.");
    }

    @GetMapping("/settings/quotes")
    View usual(Frame frame) {
        return Html.page(templates.settingsQuotes(
                frame.titled("Who may quote you"),
                quotes.usualPolicy(frame.reader().id())));
    }

    @PostMapping("/settings/quotes")
    View changeUsual(Frame frame, HttpServletRequest request, @RequestParam QuotePolicy quotable) {
        quotes.changeUsualPolicy(frame.reader().id(), choice(QuotePolicy.choices(), quotable));
        return Redirect.to("/settings", request, "Changed, for what you write from now on.");
    }

    private static <P> P choice(List<P> choices, P given) {
        if (!choices.contains(given)) {
            throw new NotHere();
        }
        return given;
    }

    private PostView find(String name, String id, Reader reader) {
        PostView view = posts.byId(post(id), reader);
        if (!view.author().handle().equalsIgnoreCase(name)) {
            throw new NotHere();
        }
        return view;
    }

    private static PostId post(String id) {
        return PostId.parse(id).orElseThrow(NotHere::new);
    }
}
