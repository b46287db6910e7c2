package health.rounds.web;

import java.util.Optional;

/**
 * What a post quotes, or why it is not shown.
 *
 * @param post the quoted post; what that quotes in its turn is left out
 * @param why in its place, for the reader; empty where it is shown
 */
public record QuoteView(Optional<PostView> post, String why) {
    static QuoteView of(PostView post) {
        return new QuoteView(Optional.of(post), "");
    }

    static QuoteView missing(String why) {
        return new QuoteView(Optional.empty(), why);
    }
}
