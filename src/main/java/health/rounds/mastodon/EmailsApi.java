package health.rounds.mastodon;

import health.rounds.identity.Access;
import health.rounds.identity.SignUps;
import health.rounds.identity.Tokens;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/emails}: for the app in which somebody joined, while the address is unconfirmed and the token works nowhere else. */
@Controller
class EmailsApi {
    private static final String SCOPE = "write:accounts";

    private final SignUps signUps;
    private final Tokens tokens;
    private final Users users;

    EmailsApi(SignUps signUps, Tokens tokens, Users users) {
        this.signUps = signUps;
        this.tokens = tokens;
        this.users = users;
    }

    /** Sends the mail once more. Mastodon also takes another address here, past what sign-ups are checked for. */
    @PostMapping("/api/v1/emails/confirmations")
    @Scope(SCOPE)
    Reply sendAgain(Params params, HttpServletRequest request) {
        User newcomer = newcomer(request);
        if (newcomer.confirmed()) {
            throw ApiError.of(403, "This method is only available while the e-mail is awaiting confirmation");
        }
        if (params.word("email")
                .filter(email -> !email.equalsIgnoreCase(newcomer.email()))
                .isPresent()) {
            throw ApiError.unprocessable(
                    "Validation failed: the e-mail address cannot be changed before it is confirmed");
        }
        Optional<Duration> waiting = signUps.sendAgain(newcomer.email(), request.getRemoteAddr());
        if (waiting.isPresent()) {
            throw ApiError.of(
                    429, "Too many mails. Try again in " + waiting.get().toMinutes() + " minutes");
        }
        return Reply.empty();
    }

    /** Whether the address is confirmed by now: {@code true} or {@code false}, and nothing around it. */
    @GetMapping("/api/v1/emails/check_confirmation")
    @Scope(SCOPE)
    Reply check(HttpServletRequest request) {
        return Reply.of(newcomer(request).confirmed());
    }

    /** Not a {@link Viewer}: a viewer may act. */
    private User newcomer(HttpServletRequest request) {
        Access access =
                Bearer.token(request).flatMap(tokens::accessEvenIfWaiting).orElseThrow(ViewerResolver::invalidToken);
        ViewerResolver.requireScope(access, SCOPE);
        return access.account()
                .flatMap(users::byAccount)
                .orElseThrow(() -> ApiError.of(422, "This method requires an authenticated user"));
    }
}
