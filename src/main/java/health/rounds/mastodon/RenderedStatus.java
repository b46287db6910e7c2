package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.filters.PostWords;
import health.rounds.posts.Mention;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.Quote;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of a post up to the value of {@code account}, and what is needed to complete it.
 *
 * @param head ends with {@code "account":}
 * @param cardAuthor whose profile stands within {@code head}, as the author of the page that the post links to
 * @param words what filters look through
 */
@SuppressWarnings("ArrayRecordComponent") // a cache entry, never compared
record RenderedStatus(
        PostId id,
        AccountId author,
        byte[] head,
        Optional<AccountId> cardAuthor,
        Optional<PostId> boostOf,
        Optional<Poll> poll,
        PostWords words,
        Optional<Quote> quote,
        QuotePolicy quotePolicy,
        Visibility visibility,
        List<AccountId> mentioned) {
    private static final byte[] ACCOUNT = ",\"account\":".getBytes(StandardCharsets.US_ASCII);

    /** Roughly what an entry takes besides its bytes. */
    private static final int OVERHEAD = 200;

    static RenderedStatus of(
            Post post,
            Account author,
            Optional<String> quotedName,
            Addresses addresses,
            PostText html,
            EmojiJson emojis,
            Optional<PreviewJson.OfPost> preview) {
        byte[] body = Json.bytes(StatusBody.of(
                post, author, quotedName, addresses, html, emojis, preview.map(PreviewJson.OfPost::card)));
        // The account takes the place of the closing brace.
        byte[] head = Arrays.copyOf(body, body.length - 1 + ACCOUNT.length);
        System.arraycopy(ACCOUNT, 0, head, body.length - 1, ACCOUNT.length);
        return new RenderedStatus(
                post.id(),
                post.author(),
                head,
                preview.flatMap(PreviewJson.OfPost::author),
                post.boostOf(),
                post.poll(),
                PostWords.of(post),
                post.quote(),
                post.quotePolicy(),
                post.visibility(),
                post.mentions().stream().map(Mention::account).toList());
    }

    int weight() {
        return head.length + words.length() + OVERHEAD;
    }
}
