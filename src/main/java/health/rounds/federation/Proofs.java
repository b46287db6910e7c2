package health.rounds.federation;

import health.rounds.peers.Sender;
import health.rounds.peers.Senders;
import health.rounds.signatures.IntegrityProofs;
import health.rounds.signatures.SignedBy;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Finds out who made a document, by the proof inside of it (FEP-8b32): so what somebody else passes on is believed without asking its author. */
@Component
class Proofs {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ReceivedLimits.DEPTH)
                            .build())
                    // What two members of one name say would depend on who reads them.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final IntegrityProofs proofs;
    private final Senders senders;
    private final SignerKeys keys;

    Proofs(IntegrityProofs proofs, Senders senders, SignerKeys keys) {
        this.proofs = proofs;
        this.senders = senders;
        this.keys = keys;
    }

    /** Whose proof a document carries, if it is right. */
    Optional<Iri> makerOf(byte[] document) {
        return read(document)
                .map(proofs::read)
                .filter(SignedBy.class::isInstance)
                .map(SignedBy.class::cast)
                .map(claim -> senders.of(claim, keys))
                .filter(Sender.Proven.class::isInstance)
                .flatMap(proven -> Iri.parse(((Sender.Proven) proven).key().owner()));
    }

    private static Optional<ObjectNode> read(byte[] document) {
        try {
            return JSON.readTree(document) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
