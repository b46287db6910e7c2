package health.rounds.web;

import health.rounds.accounts.AccountId;
import health.rounds.identity.SignedIn;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps in the session only whose it is. Role and standing are looked up at each request, so a session never outlives the right to
 * it, and no class of ours or of Spring Security's is stored where a later version could not read it.
 */
@Component
final class SessionAccounts implements SecurityContextRepository {
    private static final String ACCOUNT = "account";

    private final Users users;

    SessionAccounts(Users users) {
        this.users = users;
    }

    /** Called through the interface's other method, at the first question who it is. */
    @Override
    @SuppressWarnings(
            "deprecation") // the only method that an implementation must have, although callers should use the other
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return user(holder.getRequest())
                .<SecurityContext>map(user -> new SecurityContextImpl(Member.authentication(user)))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            HttpSession session = request.getSession();
            session.setAttribute(ACCOUNT, signedIn.account().value());
            session.setAttribute(
                    FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                    signedIn.account().toString());
        } else if (request.getSession(false) != null) {
            request.getSession(false).removeAttribute(ACCOUNT);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return user(request).isPresent();
    }

    private Optional<User> user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) instanceof Long account
                ? users.byAccount(new AccountId(account)).filter(User::isActive)
                : Optional.empty();
    }
}
