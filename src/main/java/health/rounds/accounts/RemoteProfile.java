package health.rounds.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A profile as its own server tells it, checked to come from there.
 *
 * @param username with the case that it has there
 * @param domain of the handle: ASCII, lower case, with a port where the server has one
 * @param bio plain text of {@code bioHtml}
 * @param fields plain texts
 * @param avatar https address
 * @param header https address
 * @param indexable whether strangers may find its public posts by their words
 * @param createdAt when it says that it began
 * @param alsoKnownAs addresses of accounts that are the same person
 */
public record RemoteProfile(
        String username,
        String domain,
        String uri,
        String url,
        String inbox,
        Optional<String> sharedInbox,
        Optional<String> outbox,
        Optional<String> followers,
        Optional<String> following,
        Optional<String> featured,
        String displayName,
        String bio,
        String bioHtml,
        List<ProfileField> fields,
        List<String> fieldHtml,
        Map<String, String> emojis,
        Optional<String> avatar,
        Optional<String> header,
        boolean locked,
        boolean bot,
        boolean group,
        boolean discoverable,
        boolean indexable,
        List<String> alsoKnownAs,
        Optional<Instant> createdAt,
        Counts counts) {
    public RemoteProfile {
        fields = List.copyOf(fields);
        fieldHtml = List.copyOf(fieldHtml);
        emojis = Map.copyOf(emojis);
        alsoKnownAs = List.copyOf(alsoKnownAs);
    }

    /** What its server says it has. */
    public record Counts(OptionalLong followers, OptionalLong following, OptionalLong posts) {
        /** Nothing is said. */
        public static final Counts UNKNOWN =
                new Counts(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
