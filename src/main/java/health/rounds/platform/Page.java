package health.rounds.platform;

import java.util.List;
import java.util.Optional;

/**
 * Which part of a list is wanted, in the manner of the Mastodon API: newest first, older than {@code maxId}, newer than
 * {@code sinceId}; with {@code minId} the items directly above it.
 *
 * @param limit how many at most, 1 to 200
 */
public record Page(Optional<Long> maxId, Optional<Long> sinceId, Optional<Long> minId, int limit) {
    public Page {
        limit = Math.clamp(limit, 1, 200);
    }

    /** The newest items. */
    public static Page first(int limit) {
        return new Page(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** The items after those that ended with {@code maxId}. */
    public static Page before(long maxId, int limit) {
        return new Page(Optional.of(maxId), Optional.empty(), Optional.empty(), limit);
    }

    /** Every item has an id below this one. */
    public long below() {
        return maxId.orElse(Long.MAX_VALUE);
    }

    /** Every item has an id above this one. */
    public long above() {
        return Math.max(minId.orElse(0L), sinceId.orElse(0L));
    }

    /** In which order SQL finds the wanted items first: by id upward or downward. */
    public String sqlOrder() {
        return isUpward() ? "asc" : "desc";
    }

    /** What was found in {@link #sqlOrder()}, turned round where it was found upward. */
    public <T> List<T> newestFirst(List<T> found) {
        return isUpward() ? found.reversed() : found;
    }

    /** Whether the items nearest to the lower end are wanted rather than the newest. */
    public boolean isUpward() {
        return minId.isPresent();
    }
}
