package health.rounds.push;

import health.rounds.platform.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps the tokens of apps that subscribed, for apps find the account that a message is for by the token in it (Elk, Phanpy, Ice Cubes,
 * Mastodon's own). All other tokens are kept as hashes only. These lie in the database under a key that is not in it, for as long as the
 * subscription lasts.
 */
@Component
final class SealedTokens {
    private static final int KEY_BYTES = 32;
    private static final byte[] ANYWHERE = {};

    private final Sealer sealer;

    SealedTokens(ServerKey serverKey) {
        this.sealer = new Sealer(() -> serverKey.derived("Rounds: tokens of push subscriptions", KEY_BYTES));
    }

    byte[] seal(String token) {
        return sealer.seal(token.getBytes(StandardCharsets.UTF_8), ANYWHERE);
    }

    /** Empty where it was sealed with another key. */
    Optional<String> open(byte[] sealed) {
        return sealer.open(sealed, ANYWHERE).map(token -> new String(token, StandardCharsets.UTF_8));
    }
}
