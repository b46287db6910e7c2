package health.rounds.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an account of another server has beside what all accounts have.
 *
 * @param domain of its handle: ASCII, lower case, with a port where the server has one
 * @param uri what it is called among servers
 * @param url where people read its profile
 * @param followers the address of the collection that posts for its followers alone are addressed to
 * @param bioHtml safe HTML
 * @param fieldHtml safe HTML of the fields' values, in the order of {@link Account#fields()}
 * @param emojis addresses of pictures by the names that stand for them in its texts
 * @param indexable whether strangers may find its public posts by their words
 * @param fetchedAt when its server was asked last
 */
public record Elsewhere(
        String domain,
        String uri,
        String url,
        String inbox,
        Optional<String> sharedInbox,
        Optional<String> outbox,
        Optional<String> followers,
        Optional<String> following,
        Optional<String> featured,
        String bioHtml,
        List<String> fieldHtml,
        Map<String, String> emojis,
        boolean indexable,
        Instant fetchedAt) {
    public Elsewhere {
        fieldHtml = List.copyOf(fieldHtml);
        emojis = Map.copyOf(emojis);
    }

    /** Where to deliver what is for this account among others. */
    public String bestInbox() {
        return sharedInbox.orElse(inbox);
    }
}
