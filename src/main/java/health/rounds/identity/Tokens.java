package health.rounds.identity;

import health.rounds.accounts.AccountId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to access tokens: opaque, stored only as SHA-256, looked up from memory after the first time. */
@Component
public class Tokens {
    /** Issues a token for the command line's own app. */
    public String issue(AccountId account, Set<String> scopes) {
        throw new UnsupportedOperationException();
    }

    /** What a token allows; empty for an unknown, revoked or inactive user's token. */
    public Optional<Access> access(String token) {
        throw new UnsupportedOperationException();
    }
}
