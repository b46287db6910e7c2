package health.rounds.identity;

import java.util.List;
import java.util.Optional;

/** What a program says of itself to be registered; {@code scopes} as one text, separated by blanks. */
public record NewApp(String name, Optional<String> website, List<String> redirectUris, String scopes) {
    public NewApp {
        redirectUris = List.copyOf(redirectUris);
    }
}
