package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.identity.Applicants;
import health.rounds.identity.SignUp;
import health.rounds.identity.SignUpOutcome;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /sign-up}: join the community. */
@Controller
class SignUpPage {
    private final SignUps signUps;
    private final Applicants applicants;
    private final Templates templates;
    private final SecurityContextRepository sessions;
    private final SessionAuthenticationStrategy atSignIn;

    SignUpPage(
            SignUps signUps,
            Applicants applicants,
            Templates templates,
            SecurityContextRepository sessions,
            SessionAuthenticationStrategy atSignIn) {
        this.signUps = signUps;
        this.applicants = applicants;
        this.templates = templates;
        this.sessions = sessions;
        this.atSignIn = atSignIn;
    }

    @GetMapping("/sign-up")
    View show(Frame frame) {
        if (frame.reader().isSignedIn()) {
            return Redirect.to("/");
        }
        Optional<String> closed = signUps.closed();
        return closed.isPresent()
                ? closed(frame, closed.get())
                : form(HttpStatus.OK, frame, new SignUp("", "", "", "", false), Map.of());
    }

    @PostMapping("/sign-up")
    View join(
            Frame frame,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean agreement) {
        SignUp typed = new SignUp(username, email, password, reason, agreement);
        return switch (signUps.join(typed, request.getRemoteAddr())) {
            case SignUpOutcome.Joined joined -> welcome(frame, joined.user(), request, response);
            case SignUpOutcome.Refused refused ->
                form(HttpStatus.UNPROCESSABLE_CONTENT, frame, typed, refused.problems());
            case SignUpOutcome.TooMany many ->
                form(
                        HttpStatus.TOO_MANY_REQUESTS,
                        frame,
                        typed,
                        Map.of(
                                "",
                                "There were too many sign-ups from where you are. Please try again in %s."
                                        .formatted(Waiting.words(many.waiting()))));
            case SignUpOutcome.TurnedAway turnedAway ->
                form(HttpStatus.FORBIDDEN, frame, typed, Map.of("", turnedAway.reason()));
            case SignUpOutcome.Closed closed -> closed(frame, closed.reason());
        };
    }

    private View welcome(Frame frame, User user, HttpServletRequest request, HttpServletResponse response) {
        if (!user.confirmed()) {
            return Html.page(templates.checkMail(frame.titled("Confirm your address"), user.email(), ""));
        }
        if (!user.approved()) {
            return Html.page(templates.waiting(frame.titled("Almost there"), applicants.areTold()));
        }
        Authentication authentication = Member.authentication(user);
        atSignIn.onAuthentication(authentication, request, response);
        SecurityContext context = new SecurityContextImpl(authentication);
        sessions.saveContext(context, request, response);
        return Redirect.to("/", request, "Welcome to %s.".formatted(frame.community()));
    }

    private View form(HttpStatus status, Frame frame, SignUp typed, Map<String, String> problems) {
        return Html.page(
                status,
                templates.signUp(frame.titled("Join"), new SignUpForm(typed, problems, signUps.needApproval())));
    }

    private View closed(Frame frame, String reason) {
        return Html.page(HttpStatus.FORBIDDEN, templates.problem(frame.titled("Join"), reason));
    }
}
