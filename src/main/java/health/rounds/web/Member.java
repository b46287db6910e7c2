package health.rounds.web;

import health.rounds.accounts.AccountId;
import health.rounds.identity.SignedIn;
import health.rounds.identity.User;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Whoever signed in, as Spring Security knows them. */
record Member(AccountId account) implements SignedIn, AuthenticatedPrincipal {
    static Authentication authentication(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new Member(user.account()),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
    }

    /** Sessions are found by this. */
    @Override
    public String getName() {
        return account.toString();
    }
}
