package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.identity.App;
import health.rounds.identity.AuthorizationCheck;
import health.rounds.identity.AuthorizationRequest;
import health.rounds.identity.Authorizations;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /oauth/authorize}: an app asks, its person decides. Some apps put a slash behind the address. */
@Controller
class ConsentPage {
    static final String ADDRESS = "/oauth/authorize";

    private final Authorizations authorizations;
    private final Templates templates;

    ConsentPage(Authorizations authorizations, Templates templates) {
        this.authorizations = authorizations;
        this.templates = templates;
    }

    @GetMapping({ADDRESS, ADDRESS + "/"})
    View show(
            Frame frame,
            HttpServletRequest http,
            @RequestParam(name = "force_login", defaultValue = "false") String forceLogin) {
        AuthorizationRequest request = request(http);
        return switch (authorizations.check(request)) {
            case AuthorizationCheck.Untrusted untrusted -> untrusted(frame, untrusted);
            case AuthorizationCheck.Mistaken mistaken -> mistaken(frame, request, mistaken);
            case AuthorizationCheck.Ask ask -> {
                if (forceLogin.equals("true") || forceLogin.equals("1")) {
                    yield Redirect.to(NextPage.signIn(withoutForce(http)) + "&again=true");
                }
                frame.reader().member();
                ConsentView view = new ConsentView(ask.app(), ScopeWords.of(ask.scopes()), request);
                yield Html.page(
                        templates.consent(frame.titled("Allow " + ask.app().name()), view));
            }
        };
    }

    @PostMapping({ADDRESS, ADDRESS + "/"})
    View decide(Frame frame, HttpServletRequest http, @RequestParam String decision) {
        AuthorizationRequest request = request(http);
        return switch (authorizations.check(request)) {
            case AuthorizationCheck.Untrusted untrusted -> untrusted(frame, untrusted);
            case AuthorizationCheck.Mistaken mistaken -> mistaken(frame, request, mistaken);
            case AuthorizationCheck.Ask ask -> decided(frame, request, ask, decision.equals("allow"));
        };
    }

    private View decided(Frame frame, AuthorizationRequest request, AuthorizationCheck.Ask ask, boolean allowed) {
        if (!allowed) {
            return mistaken(
                    frame,
                    request,
                    new AuthorizationCheck.Mistaken("access_denied", "You did not allow it. Nothing was given away."));
        }
        String code = authorizations.consent(request, ask, frame.reader().id());
        return request.redirectUri().equals(App.OUT_OF_BAND)
                ? Html.page(
                        templates.oauthCode(frame.titled("Your code"), ask.app().name(), code))
                : backToApp(request, Map.of("code", code));
    }

    private View untrusted(Frame frame, AuthorizationCheck.Untrusted untrusted) {
        return Html.page(
                HttpStatus.BAD_REQUEST,
                templates.problem(frame.titled("This app cannot be allowed"), untrusted.reason()));
    }

    /** The app learns of it, and where there is no way back to the app, its person. */
    private View mistaken(Frame frame, AuthorizationRequest request, AuthorizationCheck.Mistaken mistaken) {
        return request.redirectUri().equals(App.OUT_OF_BAND)
                ? Html.page(
                        HttpStatus.BAD_REQUEST,
                        templates.problem(frame.titled("The app was not allowed"), mistaken.description()))
                : backToApp(request, Map.of("error", mistaken.error(), "error_description", mistaken.description()));
    }

    private static View backToApp(AuthorizationRequest request, Map<String, String> answer) {
        Map<String, String> parameters = new TreeMap<>(answer);
        request.state().ifPresent(state -> parameters.put("state", state));
        StringBuilder address = new StringBuilder(request.redirectUri());
        parameters.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return (model, http, response) -> {
            response.setStatus(HttpStatus.FOUND.value());
            response.setHeader("Location", address.toString());
        };
    }

    private static AuthorizationRequest request(HttpServletRequest http) {
        return new AuthorizationRequest(
                parameter(http, "response_type").orElse(""),
                parameter(http, "client_id").orElse(""),
                parameter(http, "redirect_uri").orElse(""),
                parameter(http, "scope").orElse(""),
                parameter(http, "state"),
                parameter(http, "code_challenge"),
                parameter(http, "code_challenge_method"));
    }

    private static Optional<String> parameter(HttpServletRequest http, String name) {
        return Optional.ofNullable(http.getParameter(name)).filter(value -> !value.isEmpty());
    }

    private static String withoutForce(HttpServletRequest http) {
        return UriComponentsBuilder.fromPath(ADDRESS)
                .query(http.getQueryString())
                .replaceQueryParam("force_login")
                .build()
                .toUriString();
    }
}
