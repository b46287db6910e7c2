package health.rounds.web;

import org.springframework.security.core.AuthenticationException;

/** A passer-by asked for something that only members have; Spring Security answers with the sign-in page and leads back after it. */
final class SignInFirst extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    SignInFirst() {
        super("sign in first");
    }
}
