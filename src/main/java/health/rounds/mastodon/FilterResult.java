package health.rounds.mastodon;

import health.rounds.filters.Filter;
import health.rounds.filters.FilterMatch;
import health.rounds.posts.PostId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FilterResult, as in Mastodon's documentation: a filter that matches a status, and why; null for what did not match. */
record FilterResult(
        Matched filter,
        @Nullable List<String> keywordMatches,
        @Nullable List<String> statusMatches) {
    static FilterResult of(FilterMatch match) {
        return new FilterResult(
                Matched.of(match.filter()),
                match.keywords().isEmpty() ? null : match.keywords(),
                match.posts().isEmpty()
                        ? null
                        : match.posts().stream().map(PostId::toString).toList());
    }

    /** Filter without what is in it, which the documentation omits here. */
    record Matched(
            String id,
            String title,
            List<String> context,
            @Nullable String expiresAt,
            String filterAction) {
        static Matched of(Filter filter) {
            FilterEntity whole = FilterEntity.of(filter);
            return new Matched(whole.id(), whole.title(), whole.context(), whole.expiresAt(), whole.filterAction());
        }
    }
}
