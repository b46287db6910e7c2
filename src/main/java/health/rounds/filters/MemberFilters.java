package health.rounds.filters;

import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** All filters of one member, ready to be asked about many posts without any query. */
public final class MemberFilters {
    /** Roughly what a character of a keyword takes in memory. */
    private static final int BYTES_PER_CHARACTER = 120;

    private static final int OVERHEAD = 1_000;

    private final List<Filter> filters;
    private final KeywordFinder finder;

    MemberFilters(List<Filter> filters) {
        this.filters = List.copyOf(filters);
        this.finder = new KeywordFinder(
                filters.stream().flatMap(filter -> filter.keywords().stream()).toList());
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return filters.isEmpty();
    }

    /**
     * The filters that match a post at this time, in the order in which they were made.
     *
     * @param ids the post's id, for a boost its own and that of the post it passes on
     */
    public List<FilterMatch> matches(PostWords words, Collection<PostId> ids, Instant now) {
        List<FilterMatch> matches = new ArrayList<>(0);
        BitSet found = finder.find(words);
        int next = 0;
        for (Filter filter : filters) {
            int first = next;
            next += filter.keywords().size();
            if (filter.isActive(now)) {
                List<String> keywords = texts(filter, found, first);
                List<PostId> posts =
                        ids.stream().filter(id -> filter.entry(id).isPresent()).toList();
                if (!keywords.isEmpty() || !posts.isEmpty()) {
                    matches.add(new FilterMatch(filter, keywords, posts));
                }
            }
        }
        return matches;
    }

    int weight() {
        int characters = filters.stream()
                .flatMap(filter -> filter.keywords().stream())
                .mapToInt(keyword -> keyword.text().length())
                .sum();
        return OVERHEAD * (1 + filters.size()) + characters * BYTES_PER_CHARACTER;
    }

    private static List<String> texts(Filter filter, BitSet found, int first) {
        List<String> texts = new ArrayList<>(0);
        for (int i = 0; i < filter.keywords().size(); i++) {
            if (found.get(first + i)) {
                texts.add(filter.keywords().get(i).text());
            }
        }
        return texts;
    }
}
