package health.rounds.mastodon;

import health.rounds.discovery.Trends.ReviewedTag;
import health.rounds.posts.TagUse;
import java.util.List;
import java.util.Optional;

/** Admin::Tag, as in Mastodon's documentation. Every hashtag is usable here. */
record AdminTag(
        String id,
        String name,
        String url,
        List<Tag.History> history,
        boolean trendable,
        boolean usable,
        boolean requiresReview) {
    static AdminTag of(ReviewedTag tag, Addresses addresses) {
        return of(tag.use(), tag.mayTrend(), addresses);
    }

    static AdminTag of(TagUse use, Optional<Boolean> mayTrend, Addresses addresses) {
        return new AdminTag(
                use.name(),
                use.name(),
                addresses.tag(use.name()),
                use.days().stream().map(Tag.History::of).toList(),
                mayTrend.orElse(true),
                true,
                mayTrend.isEmpty());
    }
}
