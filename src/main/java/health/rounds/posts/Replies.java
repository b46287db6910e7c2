package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The front door to what answers a post directly, for those who put threads together from its parts. */
@Component
public class Replies {
    private final ReplyStore store;
    private final Posts posts;

    Replies(ReplyStore store, Posts posts) {
        this.store = store;
        this.posts = posts;
    }

    /** What its author added to a post, as far as the viewer may read it. */
    public Slice<Post> byAuthor(Post post, Optional<AccountId> viewer, Page page) {
        return slice(store.by(post.author(), post.id(), page), viewer);
    }

    /** What others answered, as far as the viewer may read it. */
    public Slice<Post> byOthers(Post post, Optional<AccountId> viewer, Page page) {
        return slice(store.notBy(post.author(), post.id(), page), viewer);
    }

    private Slice<Post> slice(List<PostId> ids, Optional<AccountId> viewer) {
        Map<PostId, Post> found =
                posts.byIds(ids, viewer).stream().collect(Collectors.toMap(Post::id, Function.identity()));
        return Slice.of(ids, found::get, PostId::value);
    }
}
