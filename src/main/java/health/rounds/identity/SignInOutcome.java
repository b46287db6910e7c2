package health.rounds.identity;

import java.time.Duration;

/** What became of an attempt to sign in. */
public sealed interface SignInOutcome {
    /** Name and password are right and the user may act. */
    record In(User user) implements SignInOutcome {}

    /** Name or password is wrong; it is not told which. */
    record Wrong() implements SignInOutcome {}

    /** Too many attempts from this address or for this name; the password was not looked at. */
    record TooMany(Duration waiting) implements SignInOutcome {}

    /** The password is right, but the link in the e-mail was not followed yet. */
    record Unconfirmed(User user) implements SignInOutcome {}

    /** The password is right, but the sign-up was not approved yet. */
    record Unapproved(User user) implements SignInOutcome {}

    /** The password is right, but moderators have disabled the user or suspended the account. */
    record Disabled(User user) implements SignInOutcome {}
}
