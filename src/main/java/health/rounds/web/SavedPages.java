package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.posts.Reactions;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /bookmarks} and {@code /favourites}: what a member kept. */
@Controller
class SavedPages {
    private final Reactions reactions;
    private final TimelinePresenter timeline;
    private final Templates templates;

    SavedPages(Reactions reactions, TimelinePresenter timeline, Templates templates) {
        this.reactions = reactions;
        this.timeline = timeline;
        this.templates = templates;
    }

    @GetMapping("/bookmarks")
    View bookmarks(Frame frame, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        TimelineView posts =
                timeline.of(reactions.bookmarksOf(reader.id(), TimelinePresenter.page(before)), reader, "/bookmarks");
        return Html.page(templates.timeline(
                frame.titled("Bookmarks"),
                "Only you see what you bookmarked.",
                posts,
                Optional.empty(),
                "Nothing here yet. Bookmark a post to find it again."));
    }

    @GetMapping("/favourites")
    View favourites(Frame frame, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        TimelineView posts =
                timeline.of(reactions.favouritesOf(reader.id(), TimelinePresenter.page(before)), reader, "/favourites");
        return Html.page(templates.timeline(
                frame.titled("Favourites"),
                "Authors see that you favourited their posts.",
                posts,
                Optional.empty(),
                "Nothing here yet. Favourite a post to tell its author that it helped."));
    }
}
