package health.rounds.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A program that acts for people who allowed it. */
public record App(
        long id,
        String clientId,
        String name,
        Optional<String> website,
        List<String> redirectUris,
        List<String> scopes,
        Instant createdAt) {
    /** Instead of an address: the code is shown to the person, who types it into the app. */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    public App {
        redirectUris = List.copyOf(redirectUris);
        scopes = List.copyOf(scopes);
    }
}
