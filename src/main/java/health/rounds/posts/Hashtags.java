package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.platform.Transactions;
import health.rounds.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to what accounts make of hashtags: follow them, and show them on their profiles. Names are in their normal form. */
@Component
public class Hashtags {
    private final HashtagStore store;
    private final TagStore tags;
    private final Accounts accounts;
    private final Guard guard;
    private final Ids ids;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Hashtags(
            HashtagStore store,
            TagStore tags,
            Accounts accounts,
            Guard guard,
            Ids ids,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.tags = tags;
        this.accounts = accounts;
        this.guard = guard;
        this.ids = ids;
        this.transactions = transactions;
        this.events = events;
    }

    /** Hashtags that begin with the word, the most used first. */
    public List<TagUse> beginningWith(String prefix, int limit) {
        return tags.use(tags.beginningWith(prefix, limit));
    }

    /** How often a hashtag was used on each of the last seven days (UTC), today first. */
    public TagUse use(String name) {
        return tags.use(List.of(name)).getFirst();
    }

    /** Whether a post could carry this as a hashtag. */
    public boolean isHashtag(String name) {
        return name.length() <= PostLimits.MAX_CHARACTERS
                && Text.parse("#" + name).hashtags().equals(List.of(name));
    }

    /** Follows a hashtag; one too many is an {@link InvalidInput}. */
    @Transactional
    public void follow(AccountId account, String tag) {
        if (!store.follow(account, tag, ids.next(), PostLimits.MAX_FOLLOWED_TAGS)
                && !marks(account, tag).following()) {
            throw new InvalidInput("You can follow %d hashtags at most.".formatted(PostLimits.MAX_FOLLOWED_TAGS));
        }
        followsChanged(account);
    }

    @Transactional
    public void unfollow(AccountId account, String tag) {
        store.unfollow(account, tag);
        followsChanged(account);
    }

    /** The hashtags that an account follows, those followed last first. */
    public Slice<String> followedBy(AccountId account, Page page) {
        return store.followedBy(account, page);
    }

    /** All hashtags that an account follows. */
    public List<String> followedBy(AccountId account) {
        return store.followedBy(account);
    }

    /** Who follows which hashtag, in no order: for the timelines in memory, at start. */
    public void follows(EachTagFollow each) {
        store.follows(each);
    }

    /** Takes one follow of a hashtag. */
    @FunctionalInterface
    public interface EachTagFollow {
        /** The next one. */
        void take(AccountId account, String tag);
    }

    /** What a viewer has made of each of these hashtags; one query. */
    public Map<String, TagMarks> marks(AccountId viewer, Collection<String> names) {
        return names.isEmpty() ? Map.of() : store.marks(viewer, names);
    }

    /** The use of each of these hashtags on the last seven days, in the order asked; one query. */
    public List<TagUse> uses(List<String> names) {
        return names.isEmpty() ? List.of() : tags.use(names);
    }

    /** Shows a hashtag on one's profile after screening it; one too many is an {@link InvalidInput}. */
    public FeatureOutcome feature(AccountId account, String tag) {
        Account owner = accounts.byId(account).orElseThrow();
        Author author = new Author(owner.displayName(), owner.username());
        return switch (guard.screen(new Submission(partsOf(tag), List.of()), author)) {
            case Verdict.Ask ask -> new FeatureOutcome.Held(ask.findings());
            case Verdict.Held held -> new FeatureOutcome.Held(held.findings());
            case Verdict.Clear clear -> new FeatureOutcome.Featured(transactions.call(() -> keep(account, tag)));
        };
    }

    /** What the guard screens of a hashtag: places in {@link Finding}s refer to it. */
    public static List<Part> partsOf(String tag) {
        return List.of(new Part(Field.PROFILE_TEXT, "#" + tag));
    }

    /** Shows it no more. */
    @Transactional
    public void unfeature(AccountId account, String tag) {
        store.unfeature(account, tag);
    }

    /** The same by the id of the featured tag; false where it is not the account's. */
    @Transactional
    public boolean unfeature(AccountId account, long id) {
        return store.unfeature(account, id);
    }

    /** What an account shows on its profile, what it used most first; one query. */
    public List<FeaturedTag> featuredBy(AccountId account) {
        return store.featuredBy(account);
    }

    /** Hashtags that an account used most in its public posts and does not show yet. */
    public List<String> toFeature(AccountId account, int most) {
        return store.toFeature(account, most);
    }

    private FeaturedTag keep(AccountId account, String tag) {
        store.feature(account, tag, ids.next(), PostLimits.MAX_FEATURED_TAGS);
        Optional<FeaturedTag> kept = store.featuredBy(account).stream()
                .filter(featured -> featured.name().equals(tag))
                .findFirst();
        return kept.orElseThrow(
                () -> new InvalidInput("You can feature %d hashtags at most.".formatted(PostLimits.MAX_FEATURED_TAGS)));
    }

    private TagMarks marks(AccountId viewer, String tag) {
        return marks(viewer, List.of(tag)).getOrDefault(tag, TagMarks.NONE);
    }

    private void followsChanged(AccountId account) {
        AfterCommit.run(() -> events.publishEvent(new FollowedTagsChanged(account)));
    }
}
