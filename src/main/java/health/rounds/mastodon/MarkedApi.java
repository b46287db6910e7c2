package health.rounds.mastodon;

import health.rounds.platform.Slice;
import health.rounds.posts.Post;
import health.rounds.posts.Reactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/favourites} and {@code /api/v1/bookmarks}: what the viewer has marked. */
@Controller
class MarkedApi {
    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final Reactions reactions;
    private final StatusJson statuses;
    private final PageLinks links;

    MarkedApi(Reactions reactions, StatusJson statuses, PageLinks links) {
        this.reactions = reactions;
        this.statuses = statuses;
        this.links = links;
    }

    @GetMapping("/api/v1/favourites")
    @Scope("read:favourites")
    Reply favourites(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(reactions.favouritesOf(viewer.account(), params.page(USUAL, MOST)), viewer, request);
    }

    @GetMapping("/api/v1/bookmarks")
    @Scope("read:bookmarks")
    Reply bookmarks(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(reactions.bookmarksOf(viewer.account(), params.page(USUAL, MOST)), viewer, request);
    }

    private Reply reply(Slice<Post> posts, Viewer viewer, HttpServletRequest request) {
        return Reply.json(statuses.arrayOf(posts.items(), Optional.of(viewer.account())))
                .withLink(links.around(request, posts));
    }
}
