package health.rounds.platform;

import java.util.List;
import java.util.Optional;

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
}
