package health.rounds.mastodon;

import health.rounds.posts.Post;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The states a post has had. */
@Component
class Histories {
    private final Posts posts;
    private final AccountJson accounts;
    private final Addresses addresses;
    private final PostText html;

    Histories(Posts posts, AccountJson accounts, Addresses addresses, PostText html) {
        this.posts = posts;
        this.accounts = accounts;
        this.addresses = addresses;
        this.html = html;
    }

    /** Oldest first, for a post that the reader may read. */
    List<StatusEdit> of(Post post) {
        RawJson author = accounts.one(post.author()).orElseThrow(ApiError::notFound);
        return posts.history(post.id()).stream()
                .map(version -> StatusEdit.of(post, version, author, addresses, html))
                .toList();
    }
}
