package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.filters.PostWords;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The JSON of a post up to the value of {@code account}, and what is needed to complete it.
 *
 * @param head ends with {@code "account":}
 * @param words what filters look through
 */
@SuppressWarnings("ArrayRecordComponent") // a cache entry, never compared
record RenderedStatus(
        PostId id, AccountId author, byte[] head, Optional<PostId> boostOf, Optional<Poll> poll, PostWords words) {
    private static final byte[] ACCOUNT = ",\"account\":".getBytes(StandardCharsets.US_ASCII);

    /** Roughly what an entry takes besides its bytes. */
    private static final int OVERHEAD = 200;

    static RenderedStatus of(Post post, String authorName, Addresses addresses, PostText html) {
        byte[] body = Json.bytes(StatusBody.of(post, authorName, addresses, html));
        // The account takes the place of the closing brace.
        byte[] head = Arrays.copyOf(body, body.length - 1 + ACCOUNT.length);
        System.arraycopy(ACCOUNT, 0, head, body.length - 1, ACCOUNT.length);
        return new RenderedStatus(post.id(), post.author(), head, post.boostOf(), post.poll(), PostWords.of(post));
    }

    int weight() {
        return head.length + words.length() + OVERHEAD;
    }
}
