package health.rounds.platform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list whose items are not named by the id that pages them, such as followers, paged by when they followed.
 *
 * @param newest cursor of the first item, to ask for what is newer ({@code min_id})
 * @param oldest cursor of the last item, to ask for what is older ({@code max_id})
 */
public record Slice<T>(List<T> items, Optional<Long> newest, Optional<Long> oldest) {
    public Slice {
        items = List.copyOf(items);
    }

    /**
     * The slice that was read as rows, newest first; a row whose item is gone leaves only its cursor.
     *
     * @param item what the row stands for, or null where it is gone
     */
    public static <R, T> Slice<T> of(List<R> rows, Function<R, @Nullable T> item, ToLongFunction<R> cursor) {
        return new Slice<>(
                rows.stream().map(item).filter(Objects::nonNull).toList(),
                rows.isEmpty() ? Optional.empty() : Optional.of(cursor.applyAsLong(rows.getFirst())),
                rows.isEmpty() ? Optional.empty() : Optional.of(cursor.applyAsLong(rows.getLast())));
    }

    /** The slice of items that carry their own cursor, as they were found in the page's {@link Page#sqlOrder()}. */
    public static <T> Slice<T> of(Page page, List<T> found, ToLongFunction<T> cursor) {
        return of(page.newestFirst(found), Function.identity(), cursor);
    }
}
