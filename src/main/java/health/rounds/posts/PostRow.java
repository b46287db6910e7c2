package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A post as the database holds it: what it refers to is still ids. */
record PostRow(
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
        List<AccountId> mentioned,
        List<String> hashtags,
        List<MediaId> media,
        boolean polled,
        Optional<String> app,
        Post.Counts counts,
        Optional<Quote> quote,
        QuotePolicy quotePolicy,
        ReplyPolicy replyPolicy,
        ReplyConsent replyConsent,
        Optional<Origin> origin) {
    /** A boost: it says nothing of its own. */
    static PostRow boost(
            PostId id, AccountId by, Instant at, Visibility visibility, PostId target, Optional<Origin> origin) {
        return new PostRow(
                id,
                by,
                at,
                Optional.empty(),
                "",
                "",
                false,
                Optional.empty(),
                visibility,
                Optional.empty(),
                Optional.empty(),
                id,
                Optional.of(target),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Post.Counts.NONE,
                Optional.empty(),
                QuotePolicy.NOBODY,
                ReplyPolicy.EVERYONE,
                ReplyConsent.FREE,
                origin);
    }
}
