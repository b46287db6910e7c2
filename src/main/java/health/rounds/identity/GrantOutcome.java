package health.rounds.identity;

/** What became of an app's wish for a token. */
public sealed interface GrantOutcome {
    /** Here it is. */
    record Granted(IssuedToken token) implements GrantOutcome {}

    /** An {@code error} of RFC 6749, section 5.2, with words for whoever writes the app. */
    record Refused(String error, String description) implements GrantOutcome {}
}
