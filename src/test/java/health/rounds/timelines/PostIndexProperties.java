package health.rounds.timelines;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.platform.Page;
import health.rounds.posts.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The merge from memory gives what sorting everything would give, or says that it cannot. */
class PostIndexProperties {
    private static final int AUTHORS = 30;

    @Property(tries = 300)
    void everyPageEqualsTheSortedTruth(
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 400) int entries,
            @ForAll @IntRange(min = 1, max = 25) int limit,
            @ForAll boolean picky) {
        PostIndex index = new PostIndex();
        TreeMap<Long, Entry> truth = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 0; i < entries; i++) {
            Entry entry = entry(1 + random.nextInt(2_000), random.nextInt(AUTHORS));
            if (!truth.containsKey(entry.id())) {
                truth.put(entry.id(), entry);
                index.add(entry); // in any order: commits overtake each other
            }
        }
        List<Long> some =
                truth.keySet().stream().filter(id -> random.nextInt(10) == 0).toList();
        some.forEach(id -> index.remove(requireNonNull(truth.remove(id)).author(), id));

        int[] followed = random.ints(0, AUTHORS + 5)
                .distinct()
                .limit(1 + random.nextInt(AUTHORS))
                .sorted()
                .toArray();
        Predicate<Entry> rule = entry -> !picky || entry.id() % 7 == 0;
        Page page = page(random, limit);
        assertThat(index.page(followed, page, () -> rule)).contains(sorted(truth, followed, page, rule));
    }

    @Property(tries = 100)
    void authorsWhoWroteMoreThanIsHeldAreNeverShownWithGaps(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 25) int limit) {
        PostIndex index = new PostIndex();
        TreeMap<Long, Entry> truth = new TreeMap<>(Comparator.reverseOrder());
        for (long id = 1; id <= 2_000; id++) {
            Entry entry = entry(id, random.nextInt(3)); // three authors: more than 400 each
            truth.put(id, entry);
            index.add(entry);
        }
        int[] followed = {0, 1, 2};
        Page page = page(random, limit);
        Optional<List<Entry>> held = index.page(followed, page, () -> entry -> true);
        held.ifPresent(found -> assertThat(found).isEqualTo(sorted(truth, followed, page, entry -> true)));
        assertThat(index.page(followed, Page.first(limit), () -> entry -> true)).isPresent();
    }

    @Property(tries = 100)
    void loadingAtStartGivesTheSamePagesAsHavingBeenThere(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 25) int limit) {
        PostIndex lived = new PostIndex();
        List<Entry> all = new ArrayList<>();
        for (long id = 1; id <= 1_500; id++) {
            Entry entry = entry(id, random.nextInt(4));
            all.add(entry);
            lived.add(entry);
        }
        PostIndex started = new PostIndex();
        started.load(all.reversed(), 0);
        Page page = page(random, limit);
        int[] followed = {0, 2};
        assertThat(started.page(followed, page, () -> entry -> true))
                .isEqualTo(lived.page(followed, page, () -> entry -> true));
        for (From from : From.values()) {
            assertThat(started.everyone(from, page, entry -> from.admits(entry.local())))
                    .isEqualTo(lived.everyone(from, page, entry -> from.admits(entry.local())));
        }
    }

    private static Entry entry(long id, int author) {
        return new Entry(id, author, Visibility.PUBLIC, false, Entry.NOBODY, 0, Entry.NOBODY, false, id % 3 != 0);
    }

    private static Page page(Random random, int limit) {
        Optional<Long> maxId = random.nextBoolean() ? Optional.of((long) random.nextInt(2_100)) : Optional.empty();
        Optional<Long> sinceId = random.nextInt(3) == 0 ? Optional.of((long) random.nextInt(2_100)) : Optional.empty();
        Optional<Long> minId = random.nextInt(3) == 0 ? Optional.of((long) random.nextInt(2_100)) : Optional.empty();
        return new Page(maxId, sinceId, minId, limit);
    }

    private static List<Entry> sorted(SortedMap<Long, Entry> truth, int[] followed, Page page, Predicate<Entry> rule) {
        List<Entry> wanted = truth.values().stream()
                .filter(entry -> Arrays.binarySearch(followed, entry.author()) >= 0)
                .filter(entry -> entry.id() < page.below() && entry.id() > page.above())
                .filter(rule)
                .toList();
        return page.isUpward()
                ? wanted.reversed().stream().limit(page.limit()).toList().reversed()
                : wanted.stream().limit(page.limit()).toList();
    }
}
