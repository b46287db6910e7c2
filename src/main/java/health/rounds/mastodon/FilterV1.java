package health.rounds.mastodon;

import health.rounds.filters.Filter;
import health.rounds.filters.FilterAction;
import health.rounds.filters.Keyword;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** V1::Filter, as in Mastodon's documentation: one keyword of a filter, under the keyword's id. */
record FilterV1(
        String id,
        String phrase,
        List<String> context,
        boolean wholeWord,
        @Nullable String expiresAt,
        boolean irreversible) {
    static FilterV1 of(Filter filter, Keyword keyword) {
        return new FilterV1(
                Long.toString(keyword.id()),
                keyword.text(),
                FilterEntity.context(filter.terms()),
                keyword.wholeWord(),
                filter.terms().expiresAt().map(Times::of).orElse(null),
                filter.terms().action() == FilterAction.HIDE);
    }
}
