package health.rounds.posts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import health.rounds.accounts.AccountId;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * What each active viewer has favourited, boosted, bookmarked and pinned, as sorted ids: a page of a timeline asks for twenty
 * posts at once, and a look in memory costs less than the shortest query. Dropped at each change of the viewer's and read again.
 */
@Component
final class MarkCache {
    /** All viewers together; 8 bytes a mark. */
    private static final long MAX_MARKS = 4_000_000;

    private final LoadingCache<AccountId, ViewerMarks> marks;

    MarkCache(ReactionStore store) {
        this.marks = Caffeine.newBuilder()
                .maximumWeight(MAX_MARKS)
                .weigher((AccountId account, ViewerMarks all) -> all.size() + 16)
                .expireAfterAccess(Duration.ofHours(1))
                .build(account -> new ViewerMarks(
                        store.posts(ReactionStore.Table.FAVOURITES, account),
                        store.boosted(account),
                        store.posts(ReactionStore.Table.BOOKMARKS, account),
                        store.posts(ReactionStore.Table.PINS, account),
                        store.mutedThreads(account)));
    }

    ViewerMarks of(AccountId viewer) {
        return marks.get(viewer);
    }

    void drop(AccountId viewer) {
        marks.invalidate(viewer);
    }

    /** The marks of one viewer; each array is sorted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; primitive arrays keep ten thousand marks in 80 kB
    record ViewerMarks(long[] favourited, long[] boosted, long[] bookmarked, long[] pinned, long[] mutedThreads) {
        int size() {
            return favourited.length + boosted.length + bookmarked.length + pinned.length + mutedThreads.length;
        }

        Marks of(PostId post, boolean threadMuted) {
            return new Marks(
                    holds(favourited, post),
                    holds(boosted, post),
                    holds(bookmarked, post),
                    holds(pinned, post),
                    threadMuted);
        }

        boolean mutesThread(long thread) {
            return Arrays.binarySearch(mutedThreads, thread) >= 0;
        }

        private static boolean holds(long[] sorted, PostId post) {
            return Arrays.binarySearch(sorted, post.value()) >= 0;
        }
    }
}
