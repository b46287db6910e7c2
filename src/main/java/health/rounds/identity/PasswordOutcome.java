package health.rounds.identity;

import java.time.Duration;

/** What became of the wish to change a password. */
public sealed interface PasswordOutcome {
    /** It was changed; every other session and every app has to sign in again. */
    record Changed() implements PasswordOutcome {}

    /** The current password was not right. */
    record Wrong() implements PasswordOutcome {}

    /** Too many attempts; the password was not looked at. */
    record TooMany(Duration waiting) implements PasswordOutcome {}

    /** The new password cannot be taken, for this reason. */
    record Refused(String reason) implements PasswordOutcome {}
}
