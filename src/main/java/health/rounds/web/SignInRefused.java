package health.rounds.web;

import health.rounds.identity.SignInOutcome;
import org.springframework.security.core.AuthenticationException;

/** Carries why someone could not sign in from Spring Security to the page that says it. */
final class SignInRefused extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: it lives for one request
    private final SignInOutcome outcome;

    SignInRefused(SignInOutcome outcome) {
        super(outcome.getClass().getSimpleName());
        this.outcome = outcome;
    }

    SignInOutcome outcome() {
        return outcome;
    }
}
