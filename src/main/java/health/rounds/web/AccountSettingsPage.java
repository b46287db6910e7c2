package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.identity.PasswordOutcome;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /settings/account}: how the reader signs in. */
@Controller
@RequestMapping("/settings/account")
class AccountSettingsPage {
    private final Users users;
    private final Templates templates;

    AccountSettingsPage(Users users, Templates templates) {
        this.users = users;
        this.templates = templates;
    }

    @GetMapping
    View account(Frame frame) {
        return show(frame, HttpStatus.OK, Optional.empty());
    }

    @PostMapping
    View changePassword(
            Frame frame, HttpServletRequest request, @RequestParam String current, @RequestParam String wanted) {
        String session = request.getSession().getId();
        return switch (users.changePassword(frame.reader().id(), current, wanted, session)) {
            case PasswordOutcome.Changed changed ->
                Redirect.to(
                        "/settings/account",
                        request,
                        "Your password is changed. Your other devices and your apps have to sign in again.");
            case PasswordOutcome.Wrong wrong -> again(frame, "The current password is not right. Nothing was changed.");
            case PasswordOutcome.Refused refused -> again(frame, refused.reason());
            case PasswordOutcome.TooMany many ->
                show(
                        frame,
                        HttpStatus.TOO_MANY_REQUESTS,
                        Optional.of("There were too many attempts. Please try again in %s."
                                .formatted(Waiting.words(many.waiting()))));
        };
    }

    private View again(Frame frame, String problem) {
        return show(frame, HttpStatus.UNPROCESSABLE_CONTENT, Optional.of(problem));
    }

    private View show(Frame frame, HttpStatus status, Optional<String> problem) {
        User user = users.byAccount(frame.reader().id()).orElseThrow(NotHere::new);
        return Html.page(status, templates.settingsAccount(frame.titled("Signing in"), user, problem));
    }
}
