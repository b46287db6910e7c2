package health.rounds.identity;

import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to apps: programs that register themselves before anyone allows them anything. */
@Component
public class Apps {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WEBSITE = 2000;
    private static final int MOST_REDIRECT_URIS = 20;
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final AppStore store;
    private final Tokens tokens;
    private final Attempts attempts;
    private final Ids ids;
    private final Clock clock;

    Apps(AppStore store, Tokens tokens, Attempts attempts, Ids ids, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.attempts = attempts;
        this.ids = ids;
        this.clock = clock;
    }

    /** How long to wait before another app may be registered from this address; empty where it may be now. */
    public Optional<Duration> tooMany(String address) {
        return attempts.app(address);
    }

    /** Registers a program; what it says of itself may be an {@link InvalidInput}. */
    @Transactional
    public RegisteredApp register(NewApp newApp) {
        String name = Text.clean(newApp.name()).replace('\n', ' ');
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new InvalidInput(
                    "Validation failed: Application name must have 1 to %d characters".formatted(LONGEST_NAME));
        }
        Optional<String> website = newApp.website().map(String::strip).filter(it -> !it.isEmpty());
        if (website.isPresent() && !isWebsite(website.get())) {
            throw new InvalidInput("Validation failed: Website must be a valid URL");
        }
        App app = new App(
                ids.next(),
                Secrets.random(),
                name,
                website,
                redirectUris(newApp.redirectUris()),
                scopes(newApp.scopes()),
                clock.instant());
        String secret = Secrets.random();
        store.insert(app, Secrets.hash(secret));
        return new RegisteredApp(app, secret);
    }

    public Optional<App> byClientId(String clientId) {
        return CLIENT_ID.matcher(clientId).matches() ? store.byClientId(clientId) : Optional.empty();
    }

    /** The app, if this is its secret. */
    public Optional<App> authenticate(String clientId, String secret) {
        return byClientId(clientId).filter(app -> Secrets.isSame(store.secretHash(app), Secrets.hash(secret)));
    }

    /** The app that a token was issued to. */
    public Optional<App> of(Access access) {
        return tokens.appOf(access).flatMap(store::byId);
    }

    private static List<String> redirectUris(List<String> asked) {
        List<String> uris = asked.stream()
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .distinct()
                .toList();
        if (uris.isEmpty() || uris.size() > MOST_REDIRECT_URIS || !uris.stream().allMatch(RedirectUris::isAllowed)) {
            throw new InvalidInput("Validation failed: Redirect URI must be an absolute URI");
        }
        return uris;
    }

    private static List<String> scopes(String asked) {
        Set<String> scopes = Scopes.parse(asked)
                .orElseThrow(
                        () -> new InvalidInput("Validation failed: Scopes doesn't match configured on the server."));
        return List.copyOf(scopes);
    }

    private static boolean isWebsite(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && text.length() <= LONGEST_WEBSITE;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
