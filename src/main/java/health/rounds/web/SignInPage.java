package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.identity.Applicants;
import health.rounds.identity.SignInOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /sign-in}; Spring Security takes the form and hands back here what it refuses. */
@Controller
class SignInPage {
    /** Reached by a forward only. */
    static final String REFUSED = "/sign-in/refused";

    private final Applicants applicants;
    private final Templates templates;

    SignInPage(Applicants applicants, Templates templates) {
        this.applicants = applicants;
        this.templates = templates;
    }

    /** Members are led on, unless they want to sign in again as someone else. */
    @GetMapping("/sign-in")
    View show(Frame frame, HttpServletRequest request, @RequestParam(defaultValue = "false") boolean again) {
        return frame.reader().isSignedIn() && !again
                ? Redirect.to(NextPage.of(request))
                : page(HttpStatus.OK, frame, request, "");
    }

    @PostMapping(REFUSED)
    View refused(Frame frame, HttpServletRequest request) {
        return request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof SignInRefused refused
                ? answer(refused.outcome(), frame, request)
                : Redirect.to("/sign-in");
    }

    private View answer(SignInOutcome outcome, Frame frame, HttpServletRequest request) {
        return switch (outcome) {
            case SignInOutcome.In in -> Redirect.to(NextPage.of(request));
            case SignInOutcome.Wrong wrong ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, frame, request, "The name or the password is not right.");
            case SignInOutcome.TooMany many ->
                page(
                        HttpStatus.TOO_MANY_REQUESTS,
                        frame,
                        request,
                        "There were too many attempts. Please try again in %s."
                                .formatted(Waiting.words(many.waiting())));
            case SignInOutcome.Unconfirmed unconfirmed ->
                Html.page(
                        HttpStatus.FORBIDDEN,
                        templates.checkMail(
                                frame.titled("Confirm your address"),
                                unconfirmed.user().email(),
                                ""));
            case SignInOutcome.Unapproved unapproved ->
                Html.page(HttpStatus.FORBIDDEN, templates.waiting(frame.titled("Almost there"), applicants.areTold()));
            case SignInOutcome.Disabled disabled ->
                page(
                        HttpStatus.FORBIDDEN,
                        frame,
                        request,
                        "This account has been disabled by those who run the community. Please write to them.");
        };
    }

    private View page(HttpStatus status, Frame frame, HttpServletRequest request, String problem) {
        String login = Optional.ofNullable(request.getParameter("login")).orElse("");
        return Html.page(status, templates.signIn(frame.titled("Sign in"), login, NextPage.of(request), problem));
    }
}
