package health.rounds.timelines;

import static java.util.Objects.requireNonNull;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import health.rounds.timelines.TimelineStore.TaggedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who follows which hashtags, in memory. Each followed hashtag has a feed in the {@link PostIndex} under a number like an author's, so
 * that a home page merges authors and hashtags alike and needs no query for either.
 */
final class FollowedTags {
    private static final int[] NONE = {};

    private final Hashtags hashtags;
    private final TimelineStore store;
    private final FollowGraph graph;
    private final PostIndex index;
    private final Map<String, Integer> feeds = new ConcurrentHashMap<>();
    private final Map<AccountId, int[]> followed = new ConcurrentHashMap<>();

    FollowedTags(Hashtags hashtags, TimelineStore store, FollowGraph graph, PostIndex index) {
        this.hashtags = hashtags;
        this.store = store;
        this.graph = graph;
        this.index = index;
    }

    /** Reads who follows what, and the newest posts with it, from the database. */
    synchronized void load() {
        Map<AccountId, List<String>> all = new HashMap<>();
        List<String> tags = new ArrayList<>();
        hashtags.follows((account, tag) -> {
            all.computeIfAbsent(account, unseen -> new ArrayList<>()).add(tag);
            tags.add(tag);
        });
        fill(tags);
        all.forEach(this::keep);
    }

    /** What this account follows has changed. Read again and not told, so that changes which overtake each other do no harm. */
    synchronized void changed(AccountId account) {
        List<String> now = hashtags.followedBy(account);
        fill(now);
        keep(account, now);
    }

    /** The feeds of the hashtags that an account follows. */
    int[] feedsOf(AccountId account) {
        return followed.getOrDefault(account, NONE);
    }

    /** The hashtags of some feeds. */
    List<String> tags(int[] wanted) {
        return wanted.length == 0
                ? List.of()
                : feeds.entrySet().stream()
                        .filter(entry -> Arrays.binarySearch(wanted, entry.getValue()) >= 0)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** Whether an account is to see a post because of a hashtag. */
    boolean brings(Post post, AccountId account) {
        int[] wanted = feedsOf(account);
        return wanted.length > 0
                && isForTags(post)
                && post.hashtags().stream()
                        .map(feeds::get)
                        .anyMatch(feed -> feed != null && Arrays.binarySearch(wanted, feed) >= 0);
    }

    void admit(Post post, Entry entry) {
        if (isForTags(post)) {
            for (String tag : post.hashtags()) {
                Integer feed = feeds.get(tag);
                if (feed != null) {
                    index.add(feed, entry.forTag());
                }
            }
        }
    }

    void dismiss(long id) {
        index.remove(feeds.values(), id);
    }

    private static boolean isForTags(Post post) {
        return post.visibility() == Visibility.PUBLIC && post.boostOf().isEmpty();
    }

    /** Gives each hashtag that has none a feed. It is announced before it is filled: what is posted meanwhile goes into it. */
    private void fill(Collection<String> tags) {
        List<String> unseen =
                tags.stream().distinct().filter(tag -> !feeds.containsKey(tag)).toList();
        if (unseen.isEmpty()) {
            return;
        }
        for (String tag : unseen) {
            int feed = graph.newNumber();
            index.fill(feed, List.of());
            feeds.put(tag, feed);
        }
        Map<String, List<Entry>> newest = new HashMap<>();
        for (TaggedRow row : store.newestTagged(unseen, Feed.WINDOW + 1)) {
            newest.computeIfAbsent(row.tag(), tag -> new ArrayList<>()).add(graph.entry(row.entry()));
        }
        newest.forEach((tag, entries) -> index.fill(feed(tag), entries));
    }

    /** Of a hashtag that has one. */
    private int feed(String tag) {
        return requireNonNull(feeds.get(tag));
    }

    private void keep(AccountId account, List<String> tags) {
        followed.put(account, tags.stream().mapToInt(this::feed).sorted().toArray());
    }
}
