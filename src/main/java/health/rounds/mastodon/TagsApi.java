package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Slice;
import health.rounds.posts.Hashtags;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/tags} and {@code /api/v1/followed_tags}. */
@Controller
class TagsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Hashtags hashtags;
    private final TagJson json;
    private final PageLinks links;

    TagsApi(Hashtags hashtags, TagJson json, PageLinks links) {
        this.hashtags = hashtags;
        this.json = json;
        this.links = links;
    }

    @GetMapping("/api/v1/tags/{name}")
    Reply show(@PathVariable String name, MaybeViewer viewer) {
        return reply(TimelinesApi.normal(name), viewer.account());
    }

    @PostMapping("/api/v1/tags/{name}/follow")
    @Scope("write:follows")
    Reply follow(@PathVariable String name, Viewer viewer) {
        String tag = existing(name);
        hashtags.follow(viewer.account(), tag);
        return reply(tag, viewer);
    }

    @PostMapping("/api/v1/tags/{name}/unfollow")
    @Scope("write:follows")
    Reply unfollow(@PathVariable String name, Viewer viewer) {
        String tag = existing(name);
        hashtags.unfollow(viewer.account(), tag);
        return reply(tag, viewer);
    }

    @GetMapping("/api/v1/followed_tags")
    @Scope("read:follows")
    Reply followed(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<String> page = hashtags.followedBy(viewer.account(), params.page(USUAL, MOST));
        return Reply.of(json.named(page.items(), Optional.of(viewer.account()))).withLink(links.around(request, page));
    }

    @PostMapping("/api/v1/tags/{name}/feature")
    @Scope("write:accounts")
    Reply feature(@PathVariable String name, Viewer viewer) {
        String tag = existing(name);
        FeaturedTagsApi.featured(hashtags.feature(viewer.account(), tag), tag);
        return reply(tag, viewer);
    }

    @PostMapping("/api/v1/tags/{name}/unfeature")
    @Scope("write:accounts")
    Reply unfeature(@PathVariable String name, Viewer viewer) {
        String tag = existing(name);
        hashtags.unfeature(viewer.account(), tag);
        return reply(tag, viewer);
    }

    /** What no post could carry is no hashtag. */
    private String existing(String name) {
        return Optional.of(TimelinesApi.normal(name))
                .filter(hashtags::isHashtag)
                .orElseThrow(ApiError::notFound);
    }

    private Reply reply(String tag, Viewer viewer) {
        return reply(tag, Optional.of(viewer.account()));
    }

    private Reply reply(String tag, Optional<AccountId> viewer) {
        return Reply.of(json.named(List.of(tag), viewer).getFirst());
    }
}
