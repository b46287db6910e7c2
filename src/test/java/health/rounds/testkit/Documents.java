package health.rounds.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents of ActivityPub as other servers write them. */
public final class Documents {
    /** Everybody. */
    public static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private Documents() {}

    /** A document with the usual context, unless it has one. */
    public static Map<String, Object> withContext(Map<String, ?> document) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("@context", List.of("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"));
        all.putAll(document);
        return all;
    }

    /** The same document with other values for some keys. */
    public static Map<String, Object> with(Map<String, ?> document, Map<String, ?> changes) {
        Map<String, Object> all = new LinkedHashMap<>(document);
        all.putAll(changes);
        return all;
    }

    /** What a document is called. */
    public static String id(Map<String, ?> document) {
        return String.valueOf(document.get("id"));
    }
}
