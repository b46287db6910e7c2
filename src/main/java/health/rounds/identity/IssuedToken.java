package health.rounds.identity;

import java.time.Instant;
import java.util.List;

/** A token just made: the only time that it can be read. */
public record IssuedToken(long id, String token, List<String> scopes, Instant createdAt) {
    public IssuedToken {
        scopes = List.copyOf(scopes);
    }

    /** Without the token itself. */
    @Override
    public String toString() {
        return "IssuedToken[" + id + "]";
    }
}
