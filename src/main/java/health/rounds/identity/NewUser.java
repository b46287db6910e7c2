package health.rounds.identity;

import java.util.Optional;

/** A user to create; without a password one is made up. */
public record NewUser(
        String username,
        String displayName,
        String email,
        Optional<String> password,
        Role role,
        boolean confirmed,
        boolean approved) {
    /** The same, who waits until a moderator has decided. */
    NewUser waiting() {
        return new NewUser(username, displayName, email, password, role, confirmed, false);
    }
}
