package health.rounds.filters;

import health.rounds.accounts.AccountId;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.ReadThrough;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.text.Text;
import health.rounds.timelines.LiveStreams;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to filters; every call names the owner, so that nobody reads another's.
 *
 * <p>Filters mark posts and never take one away: what an app shows of a marked post is the app's doing, as in Mastodon since 4.0
 * (documentation, methods/filters).
 */
@Component
public class Filters {
    private static final long MOST_BYTES = 32L << 20;

    private final ReadThrough<AccountId, MemberFilters> kept = new ReadThrough<>(MOST_BYTES, MemberFilters::weight);
    private final FilterStore store;
    private final Posts posts;
    private final LiveStreams streams;
    private final Ids ids;
    private final Clock clock;
    private final FilterLimits limits = FilterLimits.read();

    Filters(FilterStore store, Posts posts, LiveStreams streams, Ids ids, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.streams = streams;
        this.ids = ids;
        this.clock = clock;
    }

    /** All filters of a member, also those that have expired, the oldest first. */
    public List<Filter> of(AccountId owner) {
        return store.of(owner);
    }

    public Optional<Filter> byId(AccountId owner, long id) {
        return first(owner, filter -> filter.id() == id);
    }

    /** The filter that holds the keyword of this id. */
    public Optional<Filter> withKeyword(AccountId owner, long keyword) {
        return first(owner, filter -> filter.keyword(keyword).isPresent());
    }

    /** The filter that names a post under this id. */
    public Optional<Filter> withEntry(AccountId owner, long entry) {
        return first(owner, filter -> filter.entry(entry).isPresent());
    }

    /** The member's filters for marking posts; from memory, three queries the first time. */
    public MemberFilters ready(AccountId owner) {
        return kept.get(owner, member -> Optional.of(new MemberFilters(store.of(member))))
                .orElseThrow();
    }

    /** When a filter ends that lasts so many seconds from now; a time that is none or beyond all bounds is an {@link InvalidInput}. */
    public Instant expiry(long seconds) {
        if (seconds < 1 || seconds > limits.lasting().toSeconds()) {
            throw new InvalidInput("A filter can last from 1 to %d seconds."
                    .formatted(limits.lasting().toSeconds()));
        }
        return clock.instant().plusSeconds(seconds);
    }

    /** Begins a filter; what is blank, too long or too much is an {@link InvalidInput}. */
    @Transactional
    public Filter create(AccountId owner, FilterTerms terms, List<KeywordChange.Add> keywords) {
        Filter empty = new Filter(ids.next(), owner, checked(terms), List.of(), List.of());
        store.lock(owner);
        List<Filter> others = store.of(owner);
        if (others.size() >= limits.filters()) {
            throw new InvalidInput("You can have %d filters at most.".formatted(limits.filters()));
        }
        return put(empty, keywords, others);
    }

    /**
     * The filter as changed; empty, and nothing changed, where there is no such filter of the owner's or a keyword is not in it.
     * What is blank, too long or too much is an {@link InvalidInput}.
     */
    @Transactional
    public Optional<Filter> change(AccountId owner, long id, FilterTerms terms, List<KeywordChange> keywords) {
        FilterTerms checked = checked(terms);
        store.lock(owner);
        List<Filter> all = store.of(owner);
        List<Filter> others = all.stream().filter(filter -> filter.id() != id).toList();
        return all.stream()
                .filter(filter -> filter.id() == id)
                .findFirst()
                .filter(before -> keywords.stream().allMatch(change -> isIn(before, change)))
                .map(before -> new Filter(id, owner, checked, before.keywords(), before.posts()))
                .map(before -> put(before, keywords, others));
    }

    /** Whether there was such a filter. */
    @Transactional
    public boolean remove(AccountId owner, long id) {
        store.lock(owner);
        if (byId(owner, id).isEmpty()) {
            return false;
        }
        store.delete(owner, id);
        tell(owner);
        return true;
    }

    /**
     * Names a post in a filter; naming it again gives the same entry. Empty where the owner has no such filter or may not read the
     * post.
     */
    @Transactional
    public Optional<FilteredPost> name(AccountId owner, long id, PostId post) {
        store.lock(owner);
        List<Filter> all = store.of(owner);
        Optional<Filter> filter = all.stream().filter(each -> each.id() == id).findFirst();
        if (filter.isEmpty() || posts.byId(post, Optional.of(owner)).isEmpty()) {
            return Optional.empty();
        }
        Optional<FilteredPost> earlier = filter.get().entry(post);
        if (earlier.isPresent()) {
            return earlier;
        }
        if (count(all, Filter::posts) >= limits.posts()) {
            throw new InvalidInput("Your filters can name %d posts at most.".formatted(limits.posts()));
        }
        FilteredPost entry = new FilteredPost(ids.next(), post);
        store.insertPost(owner, id, entry);
        tell(owner);
        return Optional.of(entry);
    }

    /** Takes a post out of the filter that names it under this id; false where none does. */
    @Transactional
    public boolean unname(AccountId owner, long entry) {
        store.lock(owner);
        Optional<Filter> filter = withEntry(owner, entry);
        Optional<FilteredPost> named = filter.flatMap(each -> each.entry(entry));
        if (filter.isEmpty() || named.isEmpty()) {
            return false;
        }
        store.deletePost(owner, filter.get().id(), named.get().post());
        tell(owner);
        return true;
    }

    private Optional<Filter> first(AccountId owner, Predicate<Filter> wanted) {
        return store.of(owner).stream().filter(wanted).findFirst();
    }

    private static boolean isIn(Filter filter, KeywordChange change) {
        return switch (change) {
            case KeywordChange.Add add -> true;
            case KeywordChange.Edit edit -> filter.keyword(edit.id()).isPresent();
            case KeywordChange.Remove remove -> filter.keyword(remove.id()).isPresent();
        };
    }

    private Filter put(Filter before, List<? extends KeywordChange> changes, List<Filter> others) {
        Map<Long, Keyword> keywords = new LinkedHashMap<>();
        before.keywords().forEach(keyword -> keywords.put(keyword.id(), keyword));
        for (KeywordChange change : changes) {
            switch (change) {
                case KeywordChange.Add add -> {
                    long id = ids.next();
                    keywords.put(id, checked(new Keyword(id, add.text(), add.wholeWord())));
                }
                case KeywordChange.Edit edit ->
                    keywords.computeIfPresent(
                            edit.id(),
                            (id, old) -> checked(new Keyword(
                                    id,
                                    edit.text().orElse(old.text()),
                                    edit.wholeWord().orElse(old.wholeWord()))));
                case KeywordChange.Remove remove -> keywords.remove(remove.id());
            }
        }
        if (keywords.size() + count(others, Filter::keywords) > limits.keywords()) {
            throw new InvalidInput("Your filters can have %d keywords at most.".formatted(limits.keywords()));
        }
        Filter after =
                new Filter(before.id(), before.owner(), before.terms(), List.copyOf(keywords.values()), before.posts());
        store.put(after);
        tell(after.owner());
        return after;
    }

    private static int count(List<Filter> filters, Function<Filter, List<?>> part) {
        return filters.stream().mapToInt(filter -> part.apply(filter).size()).sum();
    }

    private void tell(AccountId owner) {
        kept.forget(owner);
        AfterCommit.run(() -> streams.filtersChanged(owner));
    }

    private FilterTerms checked(FilterTerms terms) {
        String title = Text.clean(terms.title()).strip();
        if (title.isEmpty() || title.length() > limits.title()) {
            throw new InvalidInput("A filter needs a title of 1 to %d characters.".formatted(limits.title()));
        }
        if (terms.contexts().isEmpty()) {
            throw new InvalidInput("A filter needs at least one place where it applies.");
        }
        return new FilterTerms(title, terms.contexts(), terms.action(), terms.expiresAt());
    }

    private Keyword checked(Keyword keyword) {
        String text = Text.clean(keyword.text()).strip();
        if (text.isEmpty() || text.length() > limits.keyword()) {
            throw new InvalidInput("A keyword needs 1 to %d characters.".formatted(limits.keyword()));
        }
        return new Keyword(keyword.id(), text, keyword.wholeWord());
    }
}
