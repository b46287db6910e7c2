package health.rounds.peers;

import health.rounds.platform.ReadThrough;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The public keys of actors elsewhere that we have been told, so that most of what arrives is checked without a question. */
@Component
public final class KnownKeys {
    private static final int KEPT = 50_000;
    private static final Duration LASTING = Duration.ofMinutes(10);

    private final KnownKeyStore store;
    private final ReadThrough<String, KnownKey> kept = new ReadThrough<>(KEPT, LASTING);

    KnownKeys(KnownKeyStore store) {
        this.store = store;
    }

    public Optional<KnownKey> find(String id) {
        return kept.get(id, store::byId);
    }

    /** Whoever calls has seen that the owner's own document names this key. */
    public void keep(KnownKey key) {
        store.put(key);
        kept.forget(key.id());
    }
}
