package health.rounds.mastodon;

import health.rounds.posts.Quote;
import org.jspecify.annotations.Nullable;

/** ShallowQuote, as in Mastodon's documentation: what a quoted post quotes in its turn, by its id only. */
record ShallowQuote(String state, @Nullable String quotedStatusId) {
    static ShallowQuote of(Quote quote, QuoteState state) {
        return new ShallowQuote(state.word(), state.sendsPost() ? quote.post().toString() : null);
    }
}
