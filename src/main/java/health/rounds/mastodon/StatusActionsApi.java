package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.PinOutcome;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/statuses/:id/…}: what readers do with a post, and who did. */
@Controller
class StatusActionsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Posts posts;
    private final Reactions reactions;
    private final Publisher publisher;
    private final StatusJson statuses;
    private final AccountJson accounts;
    private final PageLinks links;

    StatusActionsApi(
            Posts posts,
            Reactions reactions,
            Publisher publisher,
            StatusJson statuses,
            AccountJson accounts,
            PageLinks links) {
        this.posts = posts;
        this.reactions = reactions;
        this.publisher = publisher;
        this.statuses = statuses;
        this.accounts = accounts;
        this.links = links;
    }

    @PostMapping("/api/v1/statuses/{id}/favourite")
    @Scope("write:favourites")
    Reply favourite(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::favourite);
    }

    @PostMapping("/api/v1/statuses/{id}/unfavourite")
    @Scope("write:favourites")
    Reply unfavourite(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::unfavourite);
    }

    @PostMapping("/api/v1/statuses/{id}/bookmark")
    @Scope("write:bookmarks")
    Reply bookmark(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::bookmark);
    }

    @PostMapping("/api/v1/statuses/{id}/unbookmark")
    @Scope("write:bookmarks")
    Reply unbookmark(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::unbookmark);
    }

    @PostMapping("/api/v1/statuses/{id}/reblog")
    @Scope("write:statuses")
    Reply boost(@PathVariable PostId id, Viewer viewer, Params params) {
        Visibility visibility = Visibilities.in(params).orElse(Visibility.PUBLIC);
        return act(viewer, id, (account, post) -> publisher.boost(account, post, visibility));
    }

    @PostMapping("/api/v1/statuses/{id}/unreblog")
    @Scope("write:statuses")
    Reply unboost(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, publisher::unboost);
    }

    @PostMapping("/api/v1/statuses/{id}/mute")
    @Scope("write:mutes")
    Reply mute(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::muteThread);
    }

    @PostMapping("/api/v1/statuses/{id}/unmute")
    @Scope("write:mutes")
    Reply unmute(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::unmuteThread);
    }

    @PostMapping("/api/v1/statuses/{id}/pin")
    @Scope("write:accounts")
    Reply pin(@PathVariable PostId id, Viewer viewer) {
        return switch (reactions.pin(viewer.account(), id)) {
            case PinOutcome.Pinned pinned -> Reply.json(statuses.one(pinned.post(), Optional.of(viewer.account())));
            case PinOutcome.Unknown() -> throw ApiError.notFound();
            case PinOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
        };
    }

    @PostMapping("/api/v1/statuses/{id}/unpin")
    @Scope("write:accounts")
    Reply unpin(@PathVariable PostId id, Viewer viewer) {
        return act(viewer, id, reactions::unpin);
    }

    @GetMapping("/api/v1/statuses/{id}/favourited_by")
    @Scope("read:accounts")
    Reply favouritedBy(@PathVariable PostId id, MaybeViewer viewer, Params params, HttpServletRequest request) {
        return people(viewer, id, params, request, reactions::favouritedBy);
    }

    @GetMapping("/api/v1/statuses/{id}/reblogged_by")
    @Scope("read:accounts")
    Reply boostedBy(@PathVariable PostId id, MaybeViewer viewer, Params params, HttpServletRequest request) {
        return people(viewer, id, params, request, reactions::boostedBy);
    }

    private Reply act(Viewer viewer, PostId id, BiFunction<AccountId, PostId, Optional<Post>> act) {
        Optional<AccountId> reader = Optional.of(viewer.account());
        Post named = posts.byId(id, reader).orElseThrow(ApiError::notFound);
        // Whoever acts on a boost means the post, as in Mastodon (app/models/favourite.rb).
        Post after = act.apply(viewer.account(), named.boostOf().orElse(id)).orElseThrow(ApiError::notFound);
        return Reply.json(statuses.one(after, reader));
    }

    private Reply people(
            MaybeViewer viewer,
            PostId id,
            Params params,
            HttpServletRequest request,
            BiFunction<PostId, Page, Slice<Account>> list) {
        ApiError.require(posts.byId(id, viewer.account()));
        Slice<Account> people = list.apply(id, params.page(USUAL, MOST));
        return Reply.of(accounts.list(people.items())).withLink(links.around(request, people));
    }
}
