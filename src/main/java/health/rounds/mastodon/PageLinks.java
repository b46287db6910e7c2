package health.rounds.mastodon;

import health.rounds.platform.Slice;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The Link header of a page of a list: absolute addresses of the pages beside it, {@code next} first, because toot matches only the
 * beginning of the header.
 */
@Component
class PageLinks {
    private static final List<String> CURSORS = List.of("max_id=", "min_id=", "since_id=", "offset=");

    private final Addresses addresses;

    PageLinks(Addresses addresses) {
        this.addresses = addresses;
    }

    Optional<String> around(HttpServletRequest request, Slice<?> slice) {
        return slice.newest().isPresent() && slice.oldest().isPresent()
                ? Optional.of(
                        header(request, slice.newest().get(), slice.oldest().get()))
                : Optional.empty();
    }

    Optional<String> around(HttpServletRequest request, List<PostId> ids) {
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        header(request, ids.getFirst().value(), ids.getLast().value()));
    }

    /** The header of a page whose first item has the id {@code newest} and whose last has {@code oldest}. */
    String header(HttpServletRequest request, long newest, long oldest) {
        String path = addresses.of(request.getRequestURI());
        String kept = withoutCursors(request.getQueryString());
        return "<" + path + "?" + kept + "max_id=" + oldest + ">; rel=\"next\", <" + path + "?" + kept + "min_id="
                + newest + ">; rel=\"prev\"";
    }

    /** The header of a page of a list that is counted and has no cursors, such as a ranking. */
    Optional<String> counted(HttpServletRequest request, int offset, int limit, int found) {
        String address = addresses.of(request.getRequestURI()) + "?" + withoutCursors(request.getQueryString());
        List<String> beside = new ArrayList<>();
        if (found == limit) {
            beside.add("<" + address + "offset=" + (offset + limit) + ">; rel=\"next\"");
        }
        if (offset > 0) {
            beside.add("<" + address + "offset=" + Math.max(0, offset - limit) + ">; rel=\"prev\"");
        }
        return beside.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", beside));
    }

    /** The other parameters as they were sent, each followed by an ampersand. */
    private static String withoutCursors(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        StringBuilder kept = new StringBuilder(query.length() + 1);
        for (String pair : query.split("&", -1)) {
            boolean cursor = CURSORS.stream().anyMatch(pair::startsWith);
            boolean secret = pair.startsWith("access_token=");
            // A bracket would end the address in the header.
            boolean safe = pair.indexOf('<') < 0 && pair.indexOf('>') < 0;
            if (!pair.isEmpty() && !cursor && !secret && safe) {
                kept.append(pair).append('&');
            }
        }
        return kept.toString();
    }
}
