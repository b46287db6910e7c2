package health.rounds.peers;

import health.rounds.platform.ServerName;
import health.rounds.signatures.VerifyingKey;
import java.time.Instant;
import java.util.Optional;

/**
 * The public key of an actor elsewhere.
 *
 * @param id address of the key
 * @param owner address of the actor, which names this key as its own
 */
public record KnownKey(String id, String owner, VerifyingKey key, Instant fetchedAt) {
    /** Empty where key and owner are on two servers, for then the one cannot speak for the other (FEP-fe34). */
    public static Optional<KnownKey> of(String id, String owner, VerifyingKey key, Instant fetchedAt) {
        return ServerName.isSame(id, owner) ? Optional.of(new KnownKey(id, owner, key, fetchedAt)) : Optional.empty();
    }
}
