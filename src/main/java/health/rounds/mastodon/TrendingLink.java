package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.rounds.discovery.LinkUse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trends::Link, as in Mastodon's documentation: a card with how often it was passed on; for moderators with what was decided. */
record TrendingLink(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
        @JsonUnwrapped PreviewCard card,
        List<Tag.History> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean requiresReview) {
    static TrendingLink of(LinkUse use, PreviewCard card) {
        return new TrendingLink(null, card, history(use), null);
    }

    static TrendingLink toReview(LinkUse use, PreviewCard card, Optional<Boolean> mayTrend) {
        return new TrendingLink(Long.toString(use.id()), card, history(use), mayTrend.isEmpty());
    }

    private static List<Tag.History> history(LinkUse use) {
        return use.days().stream().map(Tag.History::of).toList();
    }
}
