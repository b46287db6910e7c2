package health.rounds.mastodon;

import health.rounds.identity.Access;
import health.rounds.identity.App;
import health.rounds.identity.Apps;
import health.rounds.identity.Authorizations;
import health.rounds.identity.GrantOutcome;
import health.rounds.identity.SignUp;
import health.rounds.identity.SignUpOutcome;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /api/v1/accounts}: joining from an app, which holds a token of its own. */
@Controller
class SignUpApi {
    private final SignUps signUps;
    private final Apps apps;
    private final Authorizations authorizations;

    SignUpApi(SignUps signUps, Apps apps, Authorizations authorizations) {
        this.signUps = signUps;
        this.apps = apps;
        this.authorizations = authorizations;
    }

    /** The token works once the e-mail address is confirmed and the sign-up is approved, where that is asked for. */
    @PostMapping("/api/v1/accounts")
    @Scope("write:accounts")
    Reply join(Access access, Params params, HttpServletRequest request) {
        SignUp signUp = new SignUp(
                params.requiredWord("username"),
                params.requiredWord("email"),
                params.text("password").orElse(""),
                params.text("reason").orElse(""),
                params.flag("agreement"));
        return switch (signUps.join(signUp, request.getRemoteAddr())) {
            case SignUpOutcome.Joined joined -> token(access, joined.user());
            case SignUpOutcome.Refused refused -> throw refused(refused.problems());
            case SignUpOutcome.TooMany tooMany ->
                throw ApiError.of(
                        429,
                        "Too many sign-ups. Try again in " + tooMany.waiting().toMinutes() + " minutes");
            case SignUpOutcome.TurnedAway turnedAway -> throw ApiError.of(403, turnedAway.reason());
            case SignUpOutcome.Closed closed -> throw ApiError.of(403, closed.reason());
        };
    }

    private Reply token(Access access, User user) {
        App app = apps.of(access).orElseThrow(ApiError::notFound);
        String scope = String.join(" ", access.scopes());
        return switch (authorizations.forUser(app, user, scope)) {
            case GrantOutcome.Granted granted -> Reply.of(TokenEntity.of(granted.token()));
            case GrantOutcome.Refused refused -> throw ApiError.unprocessable(refused.description());
        };
    }

    private static ApiError refused(Map<String, String> problems) {
        Map<String, List<Detail>> details = new TreeMap<>();
        problems.forEach((field, problem) -> details.put(field, List.of(new Detail("ERR_INVALID", problem))));
        return ApiError.unprocessable(
                "Validation failed: " + String.join(" ", new TreeMap<>(problems).values()), "details", details);
    }

    private record Detail(String error, String description) {}
}
