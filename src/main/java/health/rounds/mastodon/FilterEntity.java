package health.rounds.mastodon;

import health.rounds.filters.Filter;
import health.rounds.filters.FilterTerms;
import health.rounds.filters.FilteredPost;
import health.rounds.filters.Keyword;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filter, as in Mastodon's documentation. */
record FilterEntity(
        String id,
        String title,
        List<String> context,
        @Nullable String expiresAt,
        String filterAction,
        List<FilterKeyword> keywords,
        List<FilterStatus> statuses) {
    static FilterEntity of(Filter filter) {
        FilterTerms terms = filter.terms();
        return new FilterEntity(
                Long.toString(filter.id()),
                terms.title(),
                context(terms),
                terms.expiresAt().map(Times::of).orElse(null),
                word(terms.action()),
                filter.keywords().stream().map(FilterKeyword::of).toList(),
                filter.posts().stream().map(FilterStatus::of).toList());
    }

    static List<String> context(FilterTerms terms) {
        return terms.contexts().stream().sorted().map(FilterEntity::word).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** FilterKeyword, as in Mastodon's documentation. */
    record FilterKeyword(String id, String keyword, boolean wholeWord) {
        static FilterKeyword of(Keyword keyword) {
            return new FilterKeyword(Long.toString(keyword.id()), keyword.text(), keyword.wholeWord());
        }
    }

    /** FilterStatus, as in Mastodon's documentation. */
    record FilterStatus(String id, String statusId) {
        static FilterStatus of(FilteredPost entry) {
            return new FilterStatus(Long.toString(entry.id()), entry.post().toString());
        }
    }
}
