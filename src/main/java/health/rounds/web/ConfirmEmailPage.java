package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.identity.Applicants;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /confirm-email}: where the link in the e-mail leads. */
@Controller
class ConfirmEmailPage {
    private final SignUps signUps;
    private final Applicants applicants;
    private final Templates templates;

    ConfirmEmailPage(SignUps signUps, Applicants applicants, Templates templates) {
        this.signUps = signUps;
        this.applicants = applicants;
        this.templates = templates;
    }

    /** Only a button: the mail gateways of hospitals open every link before its reader does. */
    @GetMapping("/confirm-email")
    View show(Frame frame, @RequestParam(defaultValue = "") String token) {
        return Html.page(templates.confirmEmail(frame.titled("Confirm your address"), token, ""));
    }

    @PostMapping("/confirm-email")
    View confirm(Frame frame, HttpServletRequest request, @RequestParam String token) {
        Optional<User> user = signUps.confirm(token);
        if (user.isEmpty()) {
            return Html.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    templates.confirmEmail(
                            frame.titled("Confirm your address"),
                            token,
                            "This link is too old or not complete. Sign in to have a new one sent."));
        }
        return user.get().approved()
                ? Redirect.to("/sign-in", request, "Your address is confirmed. You can sign in now.")
                : Html.page(templates.waiting(frame.titled("Almost there"), applicants.areTold()));
    }

    @PostMapping("/confirm-email/again")
    View sendAgain(Frame frame, HttpServletRequest request, @RequestParam String email) {
        String said = signUps.sendAgain(email, request.getRemoteAddr())
                .map(waiting -> "Please wait %s before you ask again.".formatted(Waiting.words(waiting)))
                .orElse("A new e-mail is on its way.");
        return Html.page(templates.checkMail(frame.titled("Confirm your address"), email, said));
    }
}
