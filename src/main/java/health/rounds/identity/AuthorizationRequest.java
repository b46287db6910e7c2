package health.rounds.identity;

import java.util.Optional;

/** What an app's link to the consent page asks for, as it stands in the address (RFC 6749, section 4.1.1; RFC 7636, section 4.3). */
public record AuthorizationRequest(
        String responseType,
        String clientId,
        String redirectUri,
        String scope,
        Optional<String> state,
        Optional<String> codeChallenge,
        Optional<String> codeChallengeMethod) {}
