package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.Media;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post, or a boost of one: a boost has no text of its own and names what it passes on in {@code boostOf}.
 *
 * @param text plain text as the author wrote it; {@link PostText} makes HTML of it
 * @param contentWarning plain text; empty for none
 * @param hashtags in their normal form, without the sign
 * @param app name of the app it was written with; empty for our own pages
 * @param thread the post with which its conversation began: itself, where it answers nothing that is known here
 * @param quotePolicy who may quote it
 * @param replyPolicy who may answer it
 * @param replyConsent whether it stands below what it answers
 * @param origin where it comes from; empty for what was written here
 */
public record Post(
        PostId id,
        AccountId author,
        Instant createdAt,
        Optional<Instant> editedAt,
        String text,
        String contentWarning,
        boolean sensitive,
        Optional<String> language,
        Visibility visibility,
        Optional<PostId> replyTo,
        Optional<AccountId> replyToAccount,
        PostId thread,
        Optional<PostId> boostOf,
        List<Mention> mentions,
        List<String> hashtags,
        List<Media> media,
        Optional<Poll> poll,
        Counts counts,
        Optional<String> app,
        Optional<Quote> quote,
        QuotePolicy quotePolicy,
        ReplyPolicy replyPolicy,
        ReplyConsent replyConsent,
        Optional<Origin> origin) {
    public Post {
        mentions = List.copyOf(mentions);
        hashtags = List.copyOf(hashtags);
        media = List.copyOf(media);
    }

    /** Whether it was written here. */
    public boolean isLocal() {
        return origin.isEmpty();
    }

    /** How often a post was answered, boosted, favourited and quoted. */
    public record Counts(long replies, long boosts, long favourites, long quotes) {
        /** A new post's counts. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }
}
