package health.rounds.mastodon;

import health.rounds.platform.Slice;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import health.rounds.posts.ReplyPolicy;
import health.rounds.publishing.PostRights;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/statuses/:id/quotes} and {@code …/interaction_policy}: who quotes a post, and who may quote and answer it. */
@Controller
class QuotesApi {
    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final Posts posts;
    private final Quotes quotes;
    private final PostRights rights;
    private final StatusJson statuses;
    private final PageLinks links;

    QuotesApi(Posts posts, Quotes quotes, PostRights rights, StatusJson statuses, PageLinks links) {
        this.posts = posts;
        this.quotes = quotes;
        this.rights = rights;
        this.statuses = statuses;
        this.links = links;
    }

    @GetMapping("/api/v1/statuses/{id}/quotes")
    @Scope("read:statuses")
    Reply quotes(@PathVariable PostId id, Viewer viewer, Params params, HttpServletRequest request) {
        ApiError.require(posts.byId(id, Optional.of(viewer.account())));
        Slice<Post> quoting = quotes.of(id, viewer.account(), params.page(USUAL, MOST));
        return Reply.json(statuses.arrayOf(quoting.items(), Optional.of(viewer.account())))
                .withLink(links.around(request, quoting));
    }

    /** Answers with the post that quoted. */
    @PostMapping("/api/v1/statuses/{id}/quotes/{quoting}/revoke")
    @Scope("write:statuses")
    Reply revoke(@PathVariable PostId id, @PathVariable PostId quoting, Viewer viewer) {
        own(id, viewer);
        return reply(rights.revoke(viewer.account(), id, quoting), viewer);
    }

    @PutMapping("/api/v1/statuses/{id}/interaction_policy")
    @Scope("write:statuses")
    Reply allow(@PathVariable PostId id, Viewer viewer, Params params) {
        own(id, viewer);
        Optional<ReplyPolicy> answers = ReplyPolicies.in(params);
        Optional<QuotePolicy> quoted = QuotePolicies.in(params, "quote_approval_policy");
        if (answers.isPresent() && quoted.isEmpty()) {
            return reply(rights.allow(viewer.account(), id, answers.get()), viewer);
        }
        answers.ifPresent(policy -> rights.allow(viewer.account(), id, policy));
        QuotePolicy policy = quoted.orElseGet(() -> quotes.usualPolicy(viewer.account()));
        return reply(rights.allow(viewer.account(), id, policy), viewer);
    }

    private void own(PostId id, Viewer viewer) {
        Post post = posts.byId(id, Optional.of(viewer.account())).orElseThrow(ApiError::notFound);
        if (!post.author().equals(viewer.account())) {
            throw ApiError.of(403, "This action is not allowed");
        }
    }

    private Reply reply(Optional<Post> changed, Viewer viewer) {
        return Reply.json(statuses.one(changed.orElseThrow(ApiError::notFound), Optional.of(viewer.account())));
    }
}
