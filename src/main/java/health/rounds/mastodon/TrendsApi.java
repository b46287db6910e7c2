package health.rounds.mastodon;

import health.rounds.discovery.LinkUse;
import health.rounds.discovery.Trends;
import health.rounds.posts.PostId;
import health.rounds.posts.TagUse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/trends}: hashtags, posts and links. */
@Controller
class TrendsApi {
    private static final int USUAL_TAGS = 10;
    private static final int MOST_TAGS = 20;
    private static final int USUAL_POSTS = 20;
    private static final int MOST_POSTS = 40;
    private static final int USUAL_LINKS = 10;
    private static final int MOST_LINKS = 20;

    private final Trends trends;
    private final TagJson tags;
    private final StatusJson statuses;
    private final PreviewJson cards;
    private final PageLinks links;

    TrendsApi(Trends trends, TagJson tags, StatusJson statuses, PreviewJson cards, PageLinks links) {
        this.trends = trends;
        this.tags = tags;
        this.statuses = statuses;
        this.cards = cards;
        this.links = links;
    }

    /** The shorter address is the older one. */
    @GetMapping({"/api/v1/trends/tags", "/api/v1/trends"})
    Reply tags(MaybeViewer viewer, Params params, HttpServletRequest request) {
        int limit = params.limit(USUAL_TAGS, MOST_TAGS);
        List<TagUse> found = trends.tags(params.offset(), limit);
        return Reply.of(tags.list(found, viewer.account()))
                .withLink(links.counted(request, params.offset(), limit, found.size()));
    }

    @GetMapping("/api/v1/trends/statuses")
    Reply statuses(MaybeViewer viewer, Params params, HttpServletRequest request) {
        int limit = params.limit(USUAL_POSTS, MOST_POSTS);
        List<PostId> found = trends.posts(viewer.account(), params.offset(), limit);
        return Reply.json(statuses.array(found, viewer.account()))
                .withLink(links.counted(request, params.offset(), limit, found.size()));
    }

    @GetMapping("/api/v1/trends/links")
    Reply links(MaybeViewer viewer, Params params, HttpServletRequest request) {
        int limit = params.limit(USUAL_LINKS, MOST_LINKS);
        List<LinkUse> found = trends.links(params.offset(), limit);
        return Reply.of(cards.trending(found)).withLink(links.counted(request, params.offset(), limit, found.size()));
    }
}
