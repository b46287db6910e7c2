package health.rounds.posts;

import java.util.Map;

/**
 * Where a post or boost of another server comes from.
 *
 * @param uri what it is called among servers
 * @param url where people read it
 * @param html its text as safe HTML; {@link Post#text()} has the words of it
 * @param emojis addresses of pictures by the names that stand for them in its texts
 */
public record Origin(String uri, String url, String html, Map<String, String> emojis) {
    public Origin {
        emojis = Map.copyOf(emojis);
    }

    /** Of a boost, which has no text. */
    public static Origin ofBoost(String uri) {
        return new Origin(uri, uri, "", Map.of());
    }
}
