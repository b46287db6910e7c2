package health.rounds.mastodon;

import health.rounds.posts.Posts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /api/v1/tags}. */
@Controller
class TagsApi {
    private final Posts posts;
    private final Addresses addresses;

    TagsApi(Posts posts, Addresses addresses) {
        this.posts = posts;
        this.addresses = addresses;
    }

    @GetMapping("/api/v1/tags/{name}")
    Reply show(@PathVariable String name, MaybeViewer viewer) {
        return Reply.of(Tag.of(posts.tag(TimelinesApi.normal(name)), addresses));
    }
}
