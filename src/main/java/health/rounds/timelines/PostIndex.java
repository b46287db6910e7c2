package health.rounds.timelines;

import health.rounds.platform.Page;
import health.rounds.posts.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The newest entries of every author, in memory, and of the public timeline.
 *
 * <p>A timeline is merged when it is read: one pass over the authors keeps those with the newest heads, then only their feeds are
 * opened. Posting costs the same with ten followers or a million, and reading hardly depends on how many one follows. Where the
 * entries held do not reach down far enough, the answer is empty and the database is asked instead. Writers take a lock, readers none.
 */
final class PostIndex {
    /** Entries of the public timeline held in memory. */
    private static final int PUBLIC_WINDOW = 2_000;

    private volatile Feed[] feeds = new Feed[0];
    private volatile long[] newest =
            new long[0]; // heads again, side by side: the pass over all authors reads nothing else
    private volatile Feed everyone = Feed.EMPTY;
    private volatile Feed here = Feed.EMPTY; // what others write much of must not crowd out what members write

    synchronized void add(Entry entry) {
        reserve(entry.author());
        replace(entry.author(), feeds[entry.author()].with(entry, Feed.WINDOW));
        if (isListed(entry)) {
            everyone = everyone.with(entry, PUBLIC_WINDOW);
        }
        if (isListed(entry) && entry.local()) {
            here = here.with(entry, PUBLIC_WINDOW);
        }
    }

    synchronized void remove(int author, long id) {
        reserve(author);
        replace(author, feeds[author].without(id));
        everyone = everyone.without(id);
        here = here.without(id);
    }

    /** Adds to a feed that is no author's. */
    synchronized void add(int feed, Entry entry) {
        reserve(feed);
        replace(feed, feeds[feed].with(entry, Feed.WINDOW));
    }

    /** Takes an entry out of a feed that is no author's. */
    synchronized void remove(Collection<Integer> from, long id) {
        for (int feed : from) {
            if (feeds[feed].holds(id)) {
                replace(feed, feeds[feed].without(id));
            }
        }
    }

    /** Fills a feed that is no author's: its newest entries, newest first, one more than are held if there are so many. */
    synchronized void fill(int feed, List<Entry> newestFirst) {
        reserve(feed);
        boolean more = newestFirst.size() > Feed.WINDOW;
        Feed filled = new Feed(
                newestFirst.stream().limit(Feed.WINDOW).toArray(Entry[]::new),
                more ? newestFirst.get(Feed.WINDOW).id() : 0);
        for (Entry meanwhile : feeds[feed].entries()) {
            filled = filled.with(meanwhile, Feed.WINDOW);
        }
        replace(feed, filled);
    }

    /**
     * Takes everything at once, newest first.
     *
     * @param floor entries with this id or a smaller one exist only in the database; 0 where the entries are all there are
     */
    synchronized void load(Iterable<Entry> newestFirst, long floor) {
        Map<Integer, List<Entry>> byAuthor = new HashMap<>();
        Map<Integer, Long> floors = new HashMap<>();
        Shelf listed = new Shelf(floor);
        Shelf local = new Shelf(floor);
        int authors = 0;
        for (Entry entry : newestFirst) {
            authors = Math.max(authors, entry.author() + 1);
            List<Entry> own = byAuthor.computeIfAbsent(entry.author(), author -> new ArrayList<>());
            if (own.size() < Feed.WINDOW) {
                own.add(entry);
            } else {
                floors.putIfAbsent(entry.author(), entry.id());
            }
            if (isListed(entry)) {
                listed.add(entry);
            }
            if (isListed(entry) && entry.local()) {
                local.add(entry);
            }
        }
        Feed[] loaded = new Feed[authors];
        Arrays.fill(loaded, new Feed(new Entry[0], floor));
        byAuthor.forEach((author, own) ->
                loaded[author] = new Feed(own.toArray(Entry[]::new), floors.getOrDefault(author, floor)));
        feeds = loaded;
        newest = Arrays.stream(loaded).mapToLong(Feed::newest).toArray();
        everyone = listed.feed();
        here = local.feed();
    }

    /** Fills a public timeline, newest first, as far as it is held. */
    private static final class Shelf {
        private final List<Entry> held = new ArrayList<>();
        private long floor;

        Shelf(long floor) {
            this.floor = floor;
        }

        void add(Entry entry) {
            if (held.size() < PUBLIC_WINDOW) {
                held.add(entry);
            } else {
                floor = Math.max(floor, entry.id());
            }
        }

        Feed feed() {
            return new Feed(held.toArray(Entry[]::new), floor);
        }
    }

    /**
     * A page of what these authors wrote, as far as the rule admits it; empty where the entries held do not suffice.
     *
     * @param rules makes the rule anew for each attempt, as a rule may remember what it has admitted
     */
    Optional<List<Entry>> page(int[] authors, Page page, Supplier<? extends Predicate<Entry>> rules) {
        if (page.isUpward()) {
            List<Feed> newer = new ArrayList<>();
            for (int author : authors) {
                if (head(author) > page.above()) {
                    newer.add(feeds[author]);
                }
            }
            return upward(newer, page, rules.get());
        }
        int kept = page.limit() + 1;
        while (true) {
            NewestHeads heads = heads(authors, page.below(), kept);
            Merge merge = new Merge(heads, page, rules.get());
            if (merge.isComplete()) {
                return Optional.of(merge.found());
            }
            if (merge.needsDatabase()) {
                return Optional.empty();
            }
            kept *= 4; // the rule turned many away, so that less new authors count too
        }
    }

    /** What an author wrote, as far as it is held. */
    Optional<Entry> find(int author, long id) {
        Feed[] feedsNow = feeds;
        return author >= 0 && author < feedsNow.length ? feedsNow[author].find(id) : Optional.empty();
    }

    /** A page of the public timeline; empty where the entries held do not suffice. */
    Optional<List<Entry>> everyone(From from, Page page, Predicate<Entry> rule) {
        Feed feed = from == From.HERE ? here : everyone;
        if (page.isUpward()) {
            return upward(List.of(feed), page, rule);
        }
        List<Entry> found = new ArrayList<>(page.limit());
        for (int i = feed.firstBelow(page.below()); i < feed.entries().length; i++) {
            Entry entry = feed.entries()[i];
            if (entry.id() <= page.above() || found.size() == page.limit()) {
                return Optional.of(found);
            }
            if (rule.test(entry)) {
                found.add(entry);
            }
        }
        return found.size() == page.limit() || feed.floor() <= page.above() ? Optional.of(found) : Optional.empty();
    }

    private static Optional<List<Entry>> upward(List<Feed> feeds, Page page, Predicate<Entry> rule) {
        List<Entry> newer = new ArrayList<>();
        for (Feed feed : feeds) {
            if (feed.floor() > page.above()) {
                return Optional.empty();
            }
            for (int i = feed.firstBelow(page.below()); i < feed.entries().length; i++) {
                Entry entry = feed.entries()[i];
                if (entry.id() <= page.above()) {
                    break;
                }
                newer.add(entry);
            }
        }
        return Optional.of(newer.stream()
                .sorted(Comparator.comparingLong(Entry::id))
                .filter(rule)
                .limit(page.limit())
                .toList()
                .reversed());
    }

    private NewestHeads heads(int[] authors, long below, int kept) {
        NewestHeads heads = new NewestHeads(Math.min(kept, authors.length));
        long[] newestNow = newest;
        Feed[] feedsNow = feeds;
        for (int author : authors) {
            if (author >= newestNow.length) {
                continue;
            }
            long head = newestNow[author];
            if (head >= below) {
                Feed feed = feedsNow[author];
                int first = feed.firstBelow(below);
                // Where nothing is held below, the floor stands for what the database may have.
                head = first < feed.entries().length ? feed.entries()[first].id() : feed.floor();
            } else if (head == 0) {
                head = feedsNow[author].floor();
            }
            if (head > 0) {
                heads.offer(author, head);
            }
        }
        return heads;
    }

    private long head(int author) {
        long[] newestNow = newest;
        return author < newestNow.length ? newestNow[author] : 0;
    }

    private void reserve(int author) {
        if (author >= feeds.length) {
            int size = Math.max(author + 1, feeds.length * 2);
            Feed[] more = Arrays.copyOf(feeds, size);
            Arrays.fill(more, feeds.length, size, Feed.EMPTY);
            feeds = more; // before newest: a reader that sees a head also sees its feed
            newest = Arrays.copyOf(newest, size);
        }
    }

    private void replace(int author, Feed feed) {
        feeds[author] = feed;
        newest[author] = feed.newest();
    }

    private static boolean isListed(Entry entry) {
        return entry.visibility() == Visibility.PUBLIC && !entry.isBoost();
    }

    /** Merges the feeds of some authors from the top, as far down as they tell the whole truth. */
    private final class Merge {
        private final List<Entry> found;
        private final boolean complete;
        private final boolean needsDatabase;

        Merge(NewestHeads heads, Page page, Predicate<Entry> rule) {
            this.found = new ArrayList<>(page.limit());
            long above = page.above();
            long floor = 0;
            PriorityQueue<Cursor> queue = new PriorityQueue<>(Math.max(heads.size(), 1));
            Feed[] feedsNow = feeds;
            for (int i = 0; i < heads.size(); i++) {
                Feed feed = feedsNow[heads.author(i)];
                floor = Math.max(floor, feed.floor());
                int first = feed.firstBelow(page.below());
                if (first < feed.entries().length) {
                    queue.add(new Cursor(feed, first));
                }
            }
            long certain = Math.max(Math.max(heads.turnedAway(), floor), above);
            Cursor cursor = queue.poll();
            while (cursor != null && cursor.id() > certain && found.size() < page.limit()) {
                if (rule.test(cursor.entry())) {
                    found.add(cursor.entry());
                }
                if (cursor.advance()) {
                    queue.add(cursor);
                }
                cursor = queue.poll();
            }
            boolean exhausted = certain <= above;
            this.complete = found.size() == page.limit() || exhausted;
            this.needsDatabase = !complete && floor >= heads.turnedAway();
        }

        List<Entry> found() {
            return found;
        }

        boolean isComplete() {
            return complete;
        }

        boolean needsDatabase() {
            return needsDatabase;
        }
    }

    /** A place in a feed. */
    private static final class Cursor implements Comparable<Cursor> {
        private final Feed feed;
        private int at;

        Cursor(Feed feed, int at) {
            this.feed = feed;
            this.at = at;
        }

        Entry entry() {
            return feed.entries()[at];
        }

        long id() {
            return entry().id();
        }

        boolean advance() {
            return ++at < feed.entries().length;
        }

        @Override
        public int compareTo(Cursor other) {
            return Long.compare(other.id(), id()); // the newest first
        }
    }
}
