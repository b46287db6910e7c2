package health.rounds.federation;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.List;
import java.util.Optional;

/**
 * An ordered collection that is read page by page, newest first; {@code max_id} and {@code min_id} say where, as in Mastodon.
 *
 * @param items how many it has, also those that not everybody may see
 */
record Paged(String id, long items) {
    /** The collection itself, without its items. */
    Thing whole() {
        return Thing.of("OrderedCollection", id).with("totalItems", items).with("first", id + "?page=true");
    }

    /** The page with the oldest items. */
    String oldest() {
        return id + "?page=true&min_id=0";
    }

    /** One page. An empty one has no neighbours. */
    Thing page(Page part, Slice<?> slice, List<?> shown) {
        return Thing.of("OrderedCollectionPage", address(part))
                .with("partOf", id)
                .with("totalItems", items)
                .with("next", slice.oldest().map(last -> id + "?page=true&max_id=" + last))
                .with("prev", slice.newest().map(first -> id + "?page=true&min_id=" + first))
                .with("orderedItems", shown);
    }

    private String address(Page part) {
        Optional<String> place = part.maxId()
                .map(below -> "&max_id=" + below)
                .or(() -> part.minId().map(above -> "&min_id=" + above));
        return id + "?page=true" + place.orElse("");
    }
}
