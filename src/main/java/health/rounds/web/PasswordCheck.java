package health.rounds.web;

import health.rounds.identity.SignInOutcome;
import health.rounds.identity.SignIns;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks the form of the sign-in page. */
@Component
final class PasswordCheck implements AuthenticationProvider {
    private final SignIns signIns;

    PasswordCheck(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication form) {
        String password = form.getCredentials() instanceof String typed ? typed : "";
        String address =
                form.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return switch (signIns.attempt(form.getName(), password, address)) {
            case SignInOutcome.In in -> Member.authentication(in.user());
            case SignInOutcome other -> throw new SignInRefused(other);
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == UsernamePasswordAuthenticationToken.class;
    }
}
