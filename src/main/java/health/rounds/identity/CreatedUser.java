package health.rounds.identity;

import java.util.Optional;

/** A user just created, with the password where it was made up here: it is shown once and kept nowhere. */
public record CreatedUser(User user, Optional<String> generatedPassword) {}
