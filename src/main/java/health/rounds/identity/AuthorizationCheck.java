package health.rounds.identity;

import java.util.List;

/** Whether an app may ask for what it asks for. */
public sealed interface AuthorizationCheck {
    /** It may: the person decides. */
    record Ask(App app, List<String> scopes) implements AuthorizationCheck {
        public Ask {
            scopes = List.copyOf(scopes);
        }
    }

    /** The app or its address is unknown, so the browser must not be sent there: the person reads why. */
    record Untrusted(String reason) implements AuthorizationCheck {}

    /** The app is told what is wrong: {@code error} of RFC 6749, section 4.1.2.1. */
    record Mistaken(String error, String description) implements AuthorizationCheck {}
}
