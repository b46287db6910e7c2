package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.rounds.identity.Access;
import health.rounds.identity.App;
import health.rounds.identity.Apps;
import health.rounds.identity.NewApp;
import health.rounds.identity.RegisteredApp;
import health.rounds.push.PushSubscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/apps}: apps introduce themselves. */
@Controller
class AppsApi {
    private final Apps apps;
    private final PushSubscriptions push;

    AppsApi(Apps apps, PushSubscriptions push) {
        this.apps = apps;
        this.push = push;
    }

    @PostMapping("/api/v1/apps")
    Reply register(Params params, HttpServletRequest request) {
        if (apps.tooMany(request.getRemoteAddr()).isPresent()) {
            throw ApiError.of(429, "Too many requests");
        }
        // One text with an address a line, or a list; Doorkeeper also takes blanks between them.
        List<String> redirectUris = params.texts("redirect_uris").stream()
                .flatMap(text ->
                        text.lines().flatMap(line -> List.of(line.strip().split("\\s+", -1)).stream()))
                .toList();
        RegisteredApp registered = apps.register(new NewApp(
                params.text("client_name").orElse(""),
                params.word("website"),
                redirectUris,
                params.word("scopes").orElse("")));
        return Reply.of(new CredentialApplication(
                ApplicationEntity.of(registered.app(), push.publicKey()),
                registered.app().clientId(),
                registered.secret(),
                0));
    }

    /** Any token will do, also the app's own. */
    @GetMapping("/api/v1/apps/verify_credentials")
    Reply verify(Access access) {
        return Reply.of(ApplicationEntity.of(apps.of(access).orElseThrow(ApiError::notFound), push.publicKey()));
    }

    /** CredentialApplication, as in Mastodon's documentation; secrets never expire (0). */
    private record CredentialApplication(
            @JsonUnwrapped ApplicationEntity application,
            String clientId,
            String clientSecret,
            long clientSecretExpiresAt) {}

    /** Application, as in Mastodon's documentation. */
    private record ApplicationEntity(
            String id,
            String name,
            @Nullable String website,
            List<String> scopes,
            List<String> redirectUris,
            String redirectUri,
            String vapidKey) {
        static ApplicationEntity of(App app, String vapidKey) {
            return new ApplicationEntity(
                    Long.toString(app.id()),
                    app.name(),
                    app.website().orElse(null),
                    app.scopes(),
                    app.redirectUris(),
                    String.join("\n", app.redirectUris()),
                    vapidKey);
        }
    }
}
