package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.AccountId;
import health.rounds.identity.Applicants;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** {@code /moderation/sign-ups}: who waits to be let in, for moderators. */
@Controller
class SignUpModerationPage {
    private static final String ADDRESS = "/moderation/sign-ups";
    private static final int MOST = 50;

    private final Applicants applicants;
    private final SignUps signUps;
    private final Users users;
    private final Templates templates;

    SignUpModerationPage(Applicants applicants, SignUps signUps, Users users, Templates templates) {
        this.applicants = applicants;
        this.signUps = signUps;
        this.users = users;
        this.templates = templates;
    }

    @GetMapping(ADDRESS)
    View show(Frame frame) {
        requireModerator(frame.reader());
        ApplicantsView view = new ApplicantsView(
                applicants.longestWaiting(MOST), applicants.count(), signUps.needApproval(), applicants.areTold());
        return Html.page(templates.moderationSignUps(frame.titled("Sign-ups"), view));
    }

    @PostMapping(ADDRESS + "/{id}/let-in")
    View letIn(Reader reader, HttpServletRequest request, @PathVariable long id) {
        requireModerator(reader);
        return decide(id, applicants::letIn, "%s is let in.", request);
    }

    @PostMapping(ADDRESS + "/{id}/turn-down")
    View turnDown(Reader reader, HttpServletRequest request, @PathVariable long id) {
        requireModerator(reader);
        return decide(id, applicants::turnDown, "%s is turned down. Name and address are free again.", request);
    }

    private View decide(long id, Predicate<AccountId> decision, String said, HttpServletRequest request) {
        AccountId account = new AccountId(id);
        Optional<User> applicant = users.byAccount(account);
        String outcome = decision.test(account)
                ? said.formatted(applicant.map(User::username).orElse("The applicant"))
                : "This request was already decided by somebody else.";
        return Redirect.to(ADDRESS, request, outcome);
    }

    private void requireModerator(Reader reader) {
        if (users.byAccount(reader.id()).filter(User::mayModerate).isEmpty()) {
            throw new NotHere();
        }
    }
}
