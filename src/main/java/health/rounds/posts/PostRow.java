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
        Optional<String> app,
        Post.Counts counts,
        Optional<Quote> quote,
        QuotePolicy quotePolicy) {}
