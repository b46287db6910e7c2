package health.rounds.identity;

import java.time.Duration;

/** Whether somebody who is signed in has shown that they also know the password. */
public sealed interface Proof {
    /** The password is right. */
    record Given() implements Proof {}

    /** The password is not right. */
    record Wrong() implements Proof {}

    /** Too many attempts; the password was not looked at. */
    record TooMany(Duration waiting) implements Proof {}
}
