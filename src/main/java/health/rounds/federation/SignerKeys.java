package health.rounds.federation;

import health.rounds.peers.KeySource;
import health.rounds.peers.KnownKey;
import health.rounds.signatures.VerifyingKey;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the servers of actors for the keys with which they sign. */
@Component
class SignerKeys implements KeySource {
    private final Fetches fetches;
    private final Clock clock;

    SignerKeys(Fetches fetches, Clock clock) {
        this.fetches = fetches;
        this.clock = clock;
    }

    @Override
    public Optional<KnownKey> fetch(String keyId) throws IOException {
        try {
            Optional<Iri> id = Iri.parse(keyId);
            return id.isEmpty() ? Optional.empty() : fetch(id.get());
        } catch (Later later) {
            throw new IOException(later.getMessage(), later);
        }
    }

    private Optional<KnownKey> fetch(Iri id) throws Later {
        Optional<ReceivedDocument> document = fetches.document(id);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        return switch (document.get()) {
            case ReceivedActor actor -> among(actor, id);
            case ReceivedDocument.Keys keys -> ofOwner(keys, id);
            default -> Optional.empty();
        };
    }

    /** A key that has a document of its own says whose it is; believed when that actor says the same. */
    private Optional<KnownKey> ofOwner(ReceivedDocument.Keys keys, Iri id) throws Later {
        Optional<Iri> owner = keys.keys().stream()
                .filter(key -> key.id().equals(id) && key.owner().isWith(id))
                .map(ReceivedActor.Key::owner)
                .findFirst();
        Optional<ReceivedDocument> document = owner.isEmpty() ? Optional.empty() : fetches.document(owner.get());
        return document.isPresent() && document.get() instanceof ReceivedActor actor
                ? among(actor, id)
                : Optional.empty();
    }

    private Optional<KnownKey> among(ReceivedActor actor, Iri id) {
        List<ReceivedActor.Key> own = Origins.ownKeys(actor.iri(), actor.keys());
        return own.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .flatMap(key -> verifying(key)
                        .flatMap(material -> KnownKey.of(id.value(), actor.iri().value(), material, clock.instant())));
    }

    private static Optional<VerifyingKey> verifying(ReceivedActor.Key key) {
        return key.isMultikey() ? VerifyingKey.ofMultikey(key.material()) : VerifyingKey.ofPem(key.material());
    }
}
