package health.rounds.timelines;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.FollowChange;
import health.rounds.accounts.Follows;
import health.rounds.accounts.PeopleList;
import health.rounds.accounts.PeopleLists;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Page;
import health.rounds.posts.FollowedTagsChanged;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Visibility;
import health.rounds.timelines.TimelineStore.EntryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The front door to timelines: which posts, in which order, for whom. Newest first; hidden accounts are left out. */
@Component
public class Timelines {
    /** Newest posts and boosts that are read into memory at start. */
    private static final int SCANNED_AT_START = 1_000_000;

    /** How often the database is asked again where a rule turned whole pages away. */
    private static final int MAX_READS = 20;

    private static final int[] NOBODY = {};

    private final TimelineStore store;
    private final Follows follows;
    private final Relationships relationships;
    private final Sanctioned sanctioned;
    private final PeopleLists lists;
    private final Posts posts;
    private final LiveStreams streams;
    private final FollowGraph graph = new FollowGraph();
    private final PostIndex index = new PostIndex();
    private final Echoes echoes = new Echoes(index);
    private final FollowedTags tags;

    Timelines(
            TimelineStore store,
            Follows follows,
            Relationships relationships,
            Sanctioned sanctioned,
            PeopleLists lists,
            Posts posts,
            Hashtags hashtags,
            LiveStreams streams) {
        this.store = store;
        this.follows = follows;
        this.relationships = relationships;
        this.sanctioned = sanctioned;
        this.lists = lists;
        this.posts = posts;
        this.streams = streams;
        this.tags = new FollowedTags(hashtags, store, graph, index);
    }

    /** Reads follows and the newest posts into memory; called once, before the doors open. */
    void load() {
        graph.load(follows::all);
        List<Entry> newest = new ArrayList<>();
        store.newest(SCANNED_AT_START, row -> newest.add(graph.entry(row)));
        index.load(
                newest, newest.size() < SCANNED_AT_START ? 0 : newest.getLast().id());
        tags.load();
    }

    /** Own posts and those of followed accounts, boosts included, and public posts with followed hashtags. */
    public List<PostId> home(AccountId viewer, Page page) {
        HomeRule rule = homeRule(viewer);
        int[] authors = with(rule.followees().all(), rule.viewer());
        return merged(authors, tags.feedsOf(viewer), page, withoutEchoes(rule));
    }

    /** Whether one account follows another. Answered from memory. */
    public boolean isFollowing(AccountId follower, AccountId target) {
        return graph.followedBy(follower).contains(graph.number(target));
    }

    /** Posts of a list's members. */
    public List<PostId> list(AccountId viewer, long id, Page page) {
        Optional<PeopleList> list = lists.byId(viewer, id);
        if (list.isEmpty()) {
            return List.of();
        }
        int[] members = members(id);
        return merged(members, NOBODY, page, listRule(list.get(), members, ruleOfLists(viewer)));
    }

    /** Public posts of everyone, without boosts and without answers to others. */
    public List<PostId> everyone(Optional<AccountId> viewer, From from, boolean onlyMedia, Page page) {
        IntPredicate unlisted = unlisted(viewer);
        Predicate<Entry> rule = entry -> !entry.isReplyToOthers()
                && from.admits(entry.local())
                && (!onlyMedia || entry.hasMedia())
                && !unlisted.test(entry.author());
        return ids(index.everyone(from, page, rule)
                .orElseGet(() -> fromDatabase(page, part -> store.listed(from, part), rule)));
    }

    /** Public posts with a hashtag, or with any of {@code any}, that have all of {@code all} and none of {@code none}. */
    public List<PostId> tag(
            String tag,
            Set<String> any,
            Set<String> all,
            Set<String> none,
            Optional<AccountId> viewer,
            From from,
            boolean onlyMedia,
            Page page) {
        Set<AccountId> unlisted = new HashSet<>(relationships.hiddenFrom(viewer));
        unlisted.addAll(sanctioned.limited());
        return store.tagged(tag, any, all, none, unlisted, from, onlyMedia, page);
    }

    /** One account's posts as the viewer may see them. */
    public List<PostId> account(AccountId author, Optional<AccountId> viewer, AccountFilter filter, Page page) {
        boolean own = viewer.filter(author::equals).isPresent();
        if (sanctioned.suspended().contains(author)
                || viewer.filter(reader -> relationships.areApart(reader, author))
                        .isPresent()) {
            return List.of();
        }
        if (filter.pinned()) {
            return posts.byIds(store.pinned(author), viewer).stream()
                    .map(Post::id)
                    .toList();
        }
        Set<Visibility> visibilities = EnumSet.of(Visibility.PUBLIC, Visibility.UNLISTED);
        if (own || viewer.filter(reader -> follows.isFollowing(reader, author)).isPresent()) {
            visibilities.add(Visibility.FOLLOWERS);
        }
        if (own) {
            visibilities.add(Visibility.DIRECT);
        }
        return store.byAccount(
                author, visibilities, viewer.map(AccountId::value).orElse(0L), filter, page);
    }

    /** Direct posts to and from the viewer, without those of hidden accounts. */
    public List<PostId> direct(AccountId viewer, Page page) {
        return store.direct(viewer, relationships.hiddenFrom(viewer), page);
    }

    /** Which posts of an account are wanted. */
    public record AccountFilter(
            boolean withoutReplies, boolean withoutBoosts, boolean onlyMedia, boolean pinned, Optional<String> tagged) {
        /** All of them. */
        public static final AccountFilter ALL = new AccountFilter(false, false, false, false, Optional.empty());
    }

    /**
     * Takes in a post or boost that has just been committed: its author and whoever looks see it from now on. An answer is taken in once it
     * stands.
     */
    public void admit(Post post) {
        if (post.replyConsent().isGiven()) {
            tell(post, file(post), new LiveEvent.Added(post.id()));
        }
    }

    /** Drops an answer that stands no longer. */
    public void leaveOut(Post answer) {
        index.remove(graph.number(answer.author()), answer.id().value());
        tags.dismiss(answer.id().value());
        tell(answer, entry(answer), new LiveEvent.Removed(answer.id()));
    }

    /** Takes in an old post that has only now become known here: it stands in its place, and nobody who looks is told. */
    public void admitOld(Post post) {
        file(post);
    }

    private Entry file(Post post) {
        Entry entry = entry(post);
        index.add(entry);
        tags.admit(post, entry);
        return entry;
    }

    /** Tells whoever looks that a post was edited. */
    public void revise(Post post) {
        Entry entry = entry(post);
        tags.dismiss(entry.id()); // it may have lost a hashtag, or won one
        tags.admit(post, entry);
        tell(post, entry, new LiveEvent.Edited(post.id()));
    }

    /** Drops a post that was taken back, with its boosts. */
    public void dismiss(Posts.Removed removed) {
        Entry entry = entry(removed.post());
        for (Posts.Gone gone : removed.gone()) {
            index.remove(graph.number(gone.author()), gone.id().value());
            tags.dismiss(gone.id().value());
            tell(removed.post(), entry, new LiveEvent.Removed(gone.id()));
        }
    }

    @EventListener
    void on(FollowChange change) {
        AfterCommit.run(() -> apply(change));
    }

    @EventListener
    void on(FollowedTagsChanged change) {
        tags.changed(change.account());
    }

    private void apply(FollowChange change) {
        switch (change) {
            case FollowChange.Started started ->
                graph.follow(started.follower(), started.target(), started.showBoosts());
            case FollowChange.Stopped stopped -> graph.unfollow(stopped.follower(), stopped.target());
            case FollowChange.Requested _, FollowChange.Unasked _ -> {
                // Nothing is followed yet.
            }
        }
    }

    private void tell(Post post, Entry entry, LiveEvent event) {
        for (StreamKey key : streams.openKeys()) {
            if (belongs(post, entry, key)) {
                streams.tell(key, event);
            }
        }
    }

    private boolean belongs(Post post, Entry entry, StreamKey key) {
        boolean listed = entry.visibility() == Visibility.PUBLIC
                && !entry.isBoost()
                && !sanctioned.limited().contains(post.author());
        return switch (key) {
            case StreamKey.Home(AccountId account) -> {
                // Most of thousands of open streams end here: the rest of the rule is not worked out for them.
                boolean known = post.author().equals(account)
                        || graph.followedBy(account).contains(entry.author());
                yield (known && withoutEchoes(homeRule(account)).test(entry))
                        || (tags.brings(post, account) && homeRule(account).admits(entry.forTag()));
            }
            case StreamKey.Notices _, StreamKey.Direct _ -> false;
            case StreamKey.Everyone(From from, boolean onlyMedia) ->
                listed && from.admits(entry.local()) && !entry.isReplyToOthers() && (!onlyMedia || entry.hasMedia());
            case StreamKey.Tag(String tag, From from) ->
                listed && from.admits(entry.local()) && post.hashtags().contains(tag);
            case StreamKey.OfList(AccountId owner, long id) ->
                lists.byId(owner, id)
                        .filter(list -> Arrays.binarySearch(members(id), entry.author()) >= 0)
                        .map(list ->
                                listRule(list, members(id), ruleOfLists(owner)).test(entry))
                        .orElse(false);
        };
    }

    private Predicate<Entry> withoutEchoes(HomeRule home) {
        return echoes.leftOut(
                home.viewer(),
                author -> author == home.viewer() || home.followees().contains(author),
                home::admits);
    }

    private Predicate<Entry> listRule(PeopleList list, int[] members, HomeRule home) {
        IntPredicate isMember = author -> Arrays.binarySearch(members, author) >= 0;
        return echoes.leftOut(home.viewer(), isMember, listRule(list, isMember, home));
    }

    private static Predicate<Entry> listRule(PeopleList list, IntPredicate isMember, HomeRule home) {
        return switch (list.repliesPolicy()) {
            case "none" -> entry -> !entry.isReplyToOthers() && home.admits(entry);
            case "list" ->
                entry -> entry.isReplyToOthers()
                        ? isMember.test(entry.replyTo()) || entry.replyTo() == home.viewer()
                        : home.admits(entry);
            default -> home::admits;
        };
    }

    private List<PostId> merged(int[] authors, int[] tagFeeds, Page page, Predicate<Entry> rule) {
        return ids(index.page(with(authors, tagFeeds), page, () -> new OnePerPage(rule))
                .orElseGet(() -> fromDatabase(
                        page,
                        part -> store.byAuthorsAndTags(graph.accounts(authors), tags.tags(tagFeeds), part),
                        new OnePerPage(rule))));
    }

    /** A post passed on by several followed people stands on a page once, and so does one that is here for several reasons. */
    private static final class OnePerPage implements Predicate<Entry> {
        private final Predicate<Entry> rule;
        private final Set<Long> seen = new HashSet<>();

        OnePerPage(Predicate<Entry> rule) {
            this.rule = rule;
        }

        @Override
        public boolean test(Entry entry) {
            if (!rule.test(entry)) {
                return false;
            }
            return seen.add(entry.isBoost() ? entry.boostOf() : -entry.id());
        }
    }

    /** Reads on until the page is full: the rule may turn many away. */
    private List<Entry> fromDatabase(Page page, Function<Page, List<EntryRow>> read, Predicate<Entry> rule) {
        List<Entry> found = new ArrayList<>();
        Page part = page;
        for (int reads = 0; reads < MAX_READS && found.size() < page.limit(); reads++) {
            List<EntryRow> rows = read.apply(part);
            List<Entry> admitted = rows.stream().map(graph::entry).filter(rule).toList();
            if (page.isUpward()) {
                found.addAll(0, admitted);
            } else {
                found.addAll(admitted);
            }
            if (rows.size() < part.limit()) {
                break;
            }
            part = page.isUpward()
                    ? new Page(
                            page.maxId(),
                            page.sinceId(),
                            Optional.of(rows.getFirst().id()),
                            page.limit())
                    : new Page(Optional.of(rows.getLast().id()), page.sinceId(), page.minId(), page.limit());
        }
        int surplus = Math.max(0, found.size() - page.limit());
        return page.isUpward() ? found.subList(surplus, found.size()) : found.subList(0, found.size() - surplus);
    }

    private HomeRule homeRule(AccountId viewer) {
        return rule(viewer, numbers(lists.exclusiveMembers(viewer)));
    }

    /** The same with those whom the viewer reads on lists alone. */
    private HomeRule ruleOfLists(AccountId viewer) {
        return rule(viewer, NOBODY);
    }

    private HomeRule rule(AccountId viewer, int[] elsewhere) {
        return new HomeRule(
                graph.number(viewer),
                graph.followedBy(viewer),
                graph.among(relationships.hiddenFrom(viewer)),
                graph.among(sanctioned.limited()),
                elsewhere);
    }

    /** Whose posts stand on no timeline that everyone may read. */
    private IntPredicate unlisted(Optional<AccountId> viewer) {
        return graph.among(relationships.hiddenFrom(viewer)).or(graph.among(sanctioned.limited()));
    }

    private int[] numbers(Set<AccountId> accounts) {
        return accounts.isEmpty()
                ? NOBODY
                : accounts.stream().mapToInt(graph::number).sorted().toArray();
    }

    private int[] members(long list) {
        return lists.memberIds(list).stream().mapToInt(graph::number).sorted().toArray();
    }

    private static int[] with(int[] numbers, int... others) {
        int[] more = Arrays.copyOf(numbers, numbers.length + others.length);
        System.arraycopy(others, 0, more, numbers.length, others.length);
        return more;
    }

    private Entry entry(Post post) {
        Optional<AccountId> boosted = post.boostOf()
                .flatMap(id -> posts.byId(id, Optional.of(post.author())))
                .map(Post::author);
        return new Entry(
                post.id().value(),
                graph.number(post.author()),
                post.visibility(),
                !post.media().isEmpty(),
                post.replyToAccount().map(graph::number).orElse(Entry.NOBODY),
                post.boostOf().map(PostId::value).orElse(0L),
                boosted.map(graph::number).orElse(Entry.NOBODY),
                false,
                post.isLocal());
    }

    private static List<PostId> ids(List<Entry> entries) {
        return entries.stream().map(entry -> new PostId(entry.id())).toList();
    }
}
