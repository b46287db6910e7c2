package health.rounds.federation;

import java.util.List;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What an {@code Accept} header asks for, where an address has both a document and a page. */
final class Accepted {
    /** The types of ActivityPub (section 3.2), and plain JSON, as in Mastodon. */
    private static final Set<String> DOCUMENTS =
            Set.of("application/activity+json", "application/ld+json", "application/json");

    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    private Accepted() {}

    /** Whether the document is wanted rather than the page; browsers and whoever takes anything get the page. */
    static boolean isDocument(String accept) {
        for (MediaType type : byQuality(accept)) {
            String name = type.getType() + "/" + type.getSubtype();
            if (DOCUMENTS.contains(name)) {
                return true;
            }
            if (PAGES.contains(name)) {
                return false;
            }
        }
        return false;
    }

    private static List<MediaType> byQuality(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }
}
