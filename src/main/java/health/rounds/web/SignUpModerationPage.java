package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.AccountId;
import health.rounds.identity.Applicants;
import health.rounds.identity.Role;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.moderation.ActOutcome;
import health.rounds.moderation.Moderation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private final Moderation moderation;
    private final Moderators moderators;
    private final Users users;
    private final Templates templates;

    SignUpModerationPage(
            Applicants applicants,
            SignUps signUps,
            Moderation moderation,
            Moderators moderators,
            Users users,
            Templates templates) {
        this.applicants = applicants;
        this.signUps = signUps;
        this.moderation = moderation;
        this.moderators = moderators;
        this.users = users;
        this.templates = templates;
    }

    @GetMapping(ADDRESS)
    View show(Frame frame) {
        User moderator = moderators.require(frame.reader());
        ApplicantsView view = new ApplicantsView(
                applicants.longestWaiting(MOST),
                applicants.count(),
                signUps.needApproval(),
                applicants.areTold(),
                moderator.role() == Role.ADMIN);
        return Html.page(templates.moderationSignUps(frame.titled("Sign-ups"), view));
    }

    @PostMapping(ADDRESS + "/{id}/let-in")
    View letIn(Reader reader, HttpServletRequest request, @PathVariable long id) {
        moderators.require(reader);
        return decide(reader, id, moderation::letIn, "%s is let in.", request);
    }

    @PostMapping(ADDRESS + "/{id}/turn-down")
    View turnDown(Reader reader, HttpServletRequest request, @PathVariable long id) {
        moderators.require(reader);
        return decide(reader, id, moderation::turnDown, "%s is turned down. Name and address are free again.", request);
    }

    private View decide(
            Reader reader,
            long id,
            BiFunction<AccountId, AccountId, ActOutcome> decision,
            String said,
            HttpServletRequest request) {
        AccountId account = new AccountId(id);
        Optional<User> applicant = users.byAccount(account);
        String outcome = decision.apply(reader.id(), account) instanceof ActOutcome.Done
                ? said.formatted(applicant.map(User::username).orElse("The applicant"))
                : "This request was already decided by somebody else.";
        return Redirect.to(ADDRESS, request, outcome);
    }
}
