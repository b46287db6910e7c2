package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Post;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The states a post has had. */
@Component
class Histories {
    private final Posts posts;
    private final StatusJson statuses;
    private final AccountJson accounts;
    private final Addresses addresses;
    private final PostText html;
    private final EmojiJson emojis;

    Histories(
            Posts posts,
            StatusJson statuses,
            AccountJson accounts,
            Addresses addresses,
            PostText html,
            EmojiJson emojis) {
        this.posts = posts;
        this.statuses = statuses;
        this.accounts = accounts;
        this.addresses = addresses;
        this.html = html;
        this.emojis = emojis;
    }

    /** Oldest first, for a post that the reader may read; all of them quote the same. */
    List<StatusEdit> of(Post post, Optional<AccountId> reader) {
        RawJson author = accounts.one(post.author()).orElseThrow(ApiError::notFound);
        @Nullable RawJson quote = statuses.quote(post, reader).orElse(null);
        return posts.history(post.id()).stream()
                .map(version -> StatusEdit.of(post, version, author, quote, addresses, html, emojis))
                .toList();
    }
}
