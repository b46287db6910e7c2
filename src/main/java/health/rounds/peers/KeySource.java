package health.rounds.peers;

import java.io.IOException;
import java.util.Optional;

/** Who asks another server for a key. */
@FunctionalInterface
public interface KeySource {
    /**
     * The key of this address, if its owner's own document names it too; empty where there is none (any more). An {@link IOException} where
     * the server cannot be asked now.
     */
    Optional<KnownKey> fetch(String keyId) throws IOException;
}
