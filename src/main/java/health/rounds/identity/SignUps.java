package health.rounds.identity;

import health.rounds.accounts.Accounts;
import health.rounds.blocklists.Admission;
import health.rounds.blocklists.Admissions;
import health.rounds.platform.Mails;
import health.rounds.platform.Settings;
import health.rounds.text.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The front door to joining: sign-up, and the confirmation of the e-mail address. */
@Component
public class SignUps {
    private static final Logger log = LoggerFactory.getLogger(SignUps.class);

    private static final int LONGEST_REASON = 500;

    private static final String TURNED_AWAY =
            "This community cannot take you in with this e-mail address or from where you are. "
                    + "If you think that is a mistake, please write to its administrators.";

    private final Users users;
    private final Accounts accounts;
    private final Confirmations confirmations;
    private final Attempts attempts;
    private final Admissions admissions;
    private final Settings settings;
    private final Mails mails;

    SignUps(
            Users users,
            Accounts accounts,
            Confirmations confirmations,
            Attempts attempts,
            Admissions admissions,
            Settings settings,
            Mails mails) {
        this.users = users;
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.attempts = attempts;
        this.admissions = admissions;
        this.settings = settings;
        this.mails = mails;
        if (settings.signUp() != Settings.SignUp.CLOSED && cannotConfirm()) {
            log.warn(
                    "Nobody can sign up: e-mail addresses are to be confirmed, but there is no mail server. Set ROUNDS_SMTP_URL, "
                            + "or ROUNDS_EMAIL_CONFIRMATION=off, or create users with 'rounds user create NAME --email E --confirmed'.");
        }
    }

    /** Why nobody can sign up at present; empty where sign-ups are taken. */
    public Optional<String> closed() {
        if (settings.signUp() == Settings.SignUp.CLOSED) {
            return Optional.of(
                    "This community takes members by invitation. Its administrators can make an account for you.");
        }
        return cannotConfirm()
                ? Optional.of(
                        "This community cannot send e-mail yet, so nobody can sign up. Please tell its administrators.")
                : Optional.empty();
    }

    /** Whether a moderator decides about each sign-up. */
    public boolean needApproval() {
        return settings.signUp() == Settings.SignUp.APPROVAL;
    }

    /**
     * Makes a user of what was sent in, if it can be.
     *
     * @param address where the request comes from
     */
    public SignUpOutcome join(SignUp signUp, String address) {
        Optional<String> closed = closed();
        if (closed.isPresent()) {
            return new SignUpOutcome.Closed(closed.get());
        }
        Optional<Duration> tooFast = attempts.signUpTry(address);
        if (tooFast.isPresent()) {
            return new SignUpOutcome.TooMany(tooFast.get());
        }
        String reason = Text.clean(signUp.reason());
        NewUser newUser = new NewUser(
                signUp.username().strip(),
                "",
                signUp.email(),
                Optional.of(signUp.password()),
                Role.MEMBER,
                false,
                !needApproval());
        Map<String, String> problems = new HashMap<>(users.problems(newUser));
        problems.putAll(problems(signUp, reason));
        if (!problems.isEmpty()) {
            return new SignUpOutcome.Refused(problems);
        }
        Admission admission = admissions.of(newUser.email(), address);
        if (admission == Admission.NONE) {
            return new SignUpOutcome.TurnedAway(TURNED_AWAY);
        }
        Optional<Duration> tooMany = attempts.signUp(address);
        return tooMany.isPresent()
                ? new SignUpOutcome.TooMany(tooMany.get())
                : create(admission == Admission.FREE ? newUser : newUser.waiting(), reason);
    }

    /** The user whose address this token from an e-mail confirms, from now on confirmed; empty where it is unknown or too old. */
    public Optional<User> confirm(String token) {
        return confirmations.confirm(token);
    }

    /**
     * Sends the e-mail with the link once more, if someone waits for it. The answer tells nothing about who is known here, only how
     * long to wait where it was asked for too often.
     */
    public Optional<Duration> sendAgain(String email, String address) {
        Optional<Duration> tooFast = attempts.signUpTry(address);
        if (tooFast.isEmpty() && email.indexOf('\0') < 0) {
            users.byEmail(email.strip()).filter(user -> !user.confirmed()).ifPresent(confirmations::send);
        }
        return tooFast;
    }

    private SignUpOutcome create(NewUser newUser, String reason) {
        try {
            return new SignUpOutcome.Joined(users.create(newUser, reason).user());
        } catch (InvalidUser e) {
            // Someone else took the name or address in between.
            return new SignUpOutcome.Refused(e.problems());
        }
    }

    private Map<String, String> problems(SignUp signUp, String reason) {
        Map<String, String> problems = new HashMap<>();
        if (accounts.isReserved(signUp.username().strip())) {
            problems.put("username", "This user name is kept for those who run the community.");
        }
        if (reason.length() > LONGEST_REASON) {
            problems.put("reason", "This may have %d characters at most.".formatted(LONGEST_REASON));
        }
        if (!signUp.agreed()) {
            problems.put("agreement", "Joining means keeping the rules.");
        }
        return problems;
    }

    private boolean cannotConfirm() {
        return settings.emailConfirmation() && !mails.canSend();
    }
}
