package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.discovery.Trends;
import health.rounds.discovery.Trends.ReviewedLink;
import health.rounds.discovery.Trends.ReviewedPost;
import health.rounds.discovery.Trends.ReviewedTag;
import health.rounds.identity.Role;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/trends}: what trends, what was rejected included, and the decision about it. */
@Controller
class AdminTrendsApi {
    private static final int USUAL_TAGS = 10;
    private static final int MOST_TAGS = 20;
    private static final int USUAL_POSTS = 20;
    private static final int MOST_POSTS = 40;
    private static final int USUAL_LINKS = 10;
    private static final int MOST_LINKS = 20;

    private final Trends trends;
    private final Hashtags hashtags;
    private final Posts posts;
    private final StatusJson statuses;
    private final PreviewJson cards;
    private final Addresses addresses;
    private final PageLinks links;

    AdminTrendsApi(
            Trends trends,
            Hashtags hashtags,
            Posts posts,
            StatusJson statuses,
            PreviewJson cards,
            Addresses addresses,
            PageLinks links) {
        this.trends = trends;
        this.hashtags = hashtags;
        this.posts = posts;
        this.statuses = statuses;
        this.cards = cards;
        this.addresses = addresses;
        this.links = links;
    }

    @GetMapping("/api/v1/admin/trends/links")
    @Scope(value = "admin:read", role = Role.MODERATOR)
    Reply links(Viewer viewer, Params params, HttpServletRequest request) {
        int limit = params.limit(USUAL_LINKS, MOST_LINKS);
        List<ReviewedLink> found = trends.linksToReview(params.offset(), limit);
        return Reply.of(cards.toReview(found)).withLink(links.counted(request, params.offset(), limit, found.size()));
    }

    @PostMapping("/api/v1/admin/trends/links/{id}/approve")
    @Scope(value = "admin:write", role = Role.MODERATOR)
    Reply approve(@PathVariable long id, Viewer viewer) {
        return review(id, true);
    }

    @PostMapping("/api/v1/admin/trends/links/{id}/reject")
    @Scope(value = "admin:write", role = Role.MODERATOR)
    Reply reject(@PathVariable long id, Viewer viewer) {
        return review(id, false);
    }

    @GetMapping("/api/v1/admin/trends/tags")
    @Scope(value = "admin:read", role = Role.MODERATOR)
    Reply tags(Viewer viewer, Params params, HttpServletRequest request) {
        int limit = params.limit(USUAL_TAGS, MOST_TAGS);
        List<ReviewedTag> found = trends.tagsToReview(params.offset(), limit);
        return Reply.of(found.stream().map(tag -> AdminTag.of(tag, addresses)).toList())
                .withLink(links.counted(request, params.offset(), limit, found.size()));
    }

    @GetMapping("/api/v1/admin/trends/statuses")
    @Scope(value = "admin:read", role = Role.MODERATOR)
    Reply statuses(Viewer viewer, Params params, HttpServletRequest request) {
        int limit = params.limit(USUAL_POSTS, MOST_POSTS);
        List<ReviewedPost> found = trends.postsToReview(params.offset(), limit);
        Map<PostId, RawJson> rendered =
                statuses.each(found.stream().map(ReviewedPost::post).toList(), Optional.of(viewer.account()));
        return Reply.of(found.stream()
                        .flatMap(post -> Optional.ofNullable(rendered.get(post.post())).stream()
                                .map(status -> new RawJson(StatusJson.withReview(
                                        status.bytes(), post.mayTrend().isPresent()))))
                        .toList())
                .withLink(links.counted(request, params.offset(), limit, found.size()));
    }

    @PostMapping("/api/v1/admin/trends/tags/{name}/approve")
    @Scope(value = "admin:write", role = Role.MODERATOR)
    Reply approve(@PathVariable String name, Viewer viewer) {
        return review(name, true);
    }

    @PostMapping("/api/v1/admin/trends/tags/{name}/reject")
    @Scope(value = "admin:write", role = Role.MODERATOR)
    Reply reject(@PathVariable String name, Viewer viewer) {
        return review(name, false);
    }

    @PostMapping("/api/v1/admin/trends/statuses/{id}/approve")
    @Scope(value = "admin:write", role = Role.MODERATOR)
    Reply approve(@PathVariable PostId id, Viewer viewer) {
        return review(id, viewer, true);
    }

    @PostMapping("/api/v1/admin/trends/statuses/{id}/reject")
    @Scope(value = "admin:write", role = Role.MODERATOR)
    Reply reject(@PathVariable PostId id, Viewer viewer) {
        return review(id, viewer, false);
    }

    private Reply review(long preview, boolean mayTrend) {
        ReviewedLink link = trends.reviewLink(preview, mayTrend).orElseThrow(ApiError::notFound);
        return Reply.of(cards.toReview(List.of(link)).getFirst());
    }

    private Reply review(String name, boolean mayTrend) {
        String tag = Optional.of(TimelinesApi.normal(name))
                .filter(hashtags::isHashtag)
                .orElseThrow(ApiError::notFound);
        trends.review(tag, mayTrend);
        return Reply.of(AdminTag.of(hashtags.uses(List.of(tag)).getFirst(), Optional.of(mayTrend), addresses));
    }

    private Reply review(PostId id, Viewer viewer, boolean mayTrend) {
        Optional<AccountId> reader = Optional.of(viewer.account());
        Post post = posts.byId(id, reader).orElseThrow(ApiError::notFound);
        trends.review(id, mayTrend);
        return Reply.json(StatusJson.withReview(statuses.one(post, reader), true));
    }
}
