package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.ReceivedMedia;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post as another server tells it, checked to come from its author's server and made harmless: lengths and numbers are within
 * bounds, the HTML is safe.
 *
 * @param text the words of the HTML
 * @param publishedAt when it says that it was published, never in the future
 * @param replyTo the post that it answers, where that is known here
 * @param mentioned accounts known here that it names
 * @param hashtags in their normal form, without the sign
 * @param quote what it quotes, where that is known here
 * @param replyAuthorization where the author of what it answers says that it may, which has been looked up
 */
public record ReceivedPost(
        Origin origin,
        Instant publishedAt,
        Optional<Instant> editedAt,
        String text,
        String contentWarning,
        boolean sensitive,
        Optional<String> language,
        Visibility visibility,
        Optional<PostId> replyTo,
        List<AccountId> mentioned,
        List<String> hashtags,
        List<ReceivedMedia> media,
        Optional<ReceivedPoll> poll,
        Optional<Quote> quote,
        QuotePolicy quotePolicy,
        ReplyPolicy replyPolicy,
        Optional<String> replyAuthorization) {
    public ReceivedPost {
        mentioned = List.copyOf(mentioned);
        hashtags = List.copyOf(hashtags);
        media = List.copyOf(media);
    }
}
