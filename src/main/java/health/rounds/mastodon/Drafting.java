package health.rounds.mastodon;

import health.rounds.media.MediaId;
import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Post;
import health.rounds.posts.PostLimits;
import health.rounds.posts.Quote;
import health.rounds.posts.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a post out of what an app sent; whether it may be published is decided further down. */
final class Drafting {
    private Drafting() {}

    static Draft newDraft(Params params) {
        String warning = params.text("spoiler_text").orElse("");
        return new Draft(
                params.text("status").orElse(""),
                warning,
                params.optionalFlag("sensitive").orElse(!warning.isBlank()),
                params.word("language"),
                Visibilities.in(params).orElse(Visibility.PUBLIC),
                params.post("in_reply_to_id"),
                media(params),
                poll(params),
                params.post("quoted_status_id"),
                QuotePolicies.in(params, "quote_approval_policy"),
                ReplyPolicies.in(params));
    }

    /** An edit replaces the post, as in Mastodon: what an app leaves out is gone, but for the language. */
    static Draft edited(Post post, Params params) {
        String warning = params.text("spoiler_text").orElse("");
        return new Draft(
                params.text("status").orElse(""),
                warning,
                params.optionalFlag("sensitive").orElse(!warning.isBlank()),
                params.word("language").or(post::language),
                post.visibility(),
                post.replyTo(),
                media(params),
                poll(params),
                post.quote().map(Quote::post),
                QuotePolicies.in(params, "quote_approval_policy"),
                ReplyPolicies.in(params));
    }

    private static List<MediaId> media(Params params) {
        return params.texts("media_ids").stream()
                .filter(text -> !text.isBlank())
                .map(Drafting::mediaId)
                .distinct()
                .toList();
    }

    private static MediaId mediaId(String text) {
        try {
            return new MediaId(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw ApiError.unprocessable("media_ids names a picture that does not exist");
        }
    }

    private static Optional<PollDraft> poll(Params params) {
        if (!params.hasBelow("poll")) {
            return Optional.empty();
        }
        List<String> options = params.texts("poll[options]");
        long seconds = params.number("poll[expires_in]")
                .orElseThrow(() -> ApiError.unprocessable("A poll needs expires_in, in seconds"));
        // Clamped only so that it is a duration; the limits are the publisher's.
        Duration openFor = Duration.ofSeconds(Math.clamp(seconds, 0, 2 * PostLimits.MAX_POLL_TIME.toSeconds()));
        return Optional.of(
                new PollDraft(options, openFor, params.flag("poll[multiple]"), params.flag("poll[hide_totals]")));
    }
}
