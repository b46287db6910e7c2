package health.rounds.signatures;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proofs inside documents that their author made them, whoever passes them on: FEP-8b32 with the suite {@code eddsa-jcs-2022}
 * (https://www.w3.org/TR/vc-di-eddsa/, section 3.3).
 *
 * <p>A proof says nothing of whose key it is: that the owner of the key is the author of the document is for the caller to check.
 */
@Component
public final class IntegrityProofs {
    private static final String TYPE = "DataIntegrityProof";
    private static final String SUITE = "eddsa-jcs-2022";
    private static final String PURPOSE = "assertionMethod";

    private final Clock clock;

    public IntegrityProofs(Clock clock) {
        this.clock = clock;
    }

    /** The document with a proof by an Ed25519 key; any proof that it had is gone. */
    public ObjectNode sign(ObjectNode document, Signer signer) {
        ObjectNode signed = document.deepCopy();
        signed.remove("proof");
        ObjectNode proof = signed.objectNode();
        if (signed.has("@context")) {
            proof.set("@context", signed.get("@context").deepCopy());
        }
        proof.put("type", TYPE);
        proof.put("cryptosuite", SUITE);
        proof.put("verificationMethod", signer.keyId());
        proof.put("proofPurpose", PURPOSE);
        proof.put("created", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            proof.put("proofValue", Multibase.write(signer.key().sign(text(signed, proof))));
        } catch (Flawed e) {
            throw new IllegalArgumentException("A document that has no canonical form", e);
        }
        signed.set("proof", proof);
        return signed;
    }

    /** What a document says of its proof; the address of the key is that of its {@code verificationMethod}. */
    public Claim read(ObjectNode document) {
        if (!document.has("proof")) {
            return new Claim.Unsigned();
        }
        try {
            return read(document, proof(document));
        } catch (Flawed e) {
            return new Refused(e.flaw());
        }
    }

    private SignedBy read(ObjectNode document, ObjectNode proof) throws Flawed {
        if (!text(proof, "proofPurpose").equals(PURPOSE)) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        if (proof.has("created")) {
            time(proof, "created");
        }
        if (proof.has("expires") && time(proof, "expires").isBefore(clock.instant())) {
            throw new Flawed(Flaw.STALE);
        }
        byte[] signature = Multibase.read(text(proof, "proofValue")).orElseThrow(() -> new Flawed(Flaw.UNREADABLE));
        ObjectNode options = proof.deepCopy();
        options.remove("proofValue");
        ObjectNode unsigned = document.deepCopy();
        unsigned.remove("proof");
        if (options.has("@context")) {
            if (!beginsWith(unsigned.path("@context"), options.get("@context"))) {
                throw new Flawed(Flaw.WRONG_SIGNATURE);
            }
            unsigned.set("@context", options.get("@context").deepCopy());
        }
        return SignedBy.ofProof(text(proof, "verificationMethod"), KeyKind.ED25519, text(unsigned, options), signature);
    }

    /** The one proof of our kind; others may stand beside it. */
    private static ObjectNode proof(ObjectNode document) throws Flawed {
        JsonNode proofs = document.get("proof");
        List<JsonNode> all = proofs.isArray() ? List.copyOf(proofs.values()) : List.of(proofs);
        List<ObjectNode> known = all.stream()
                .filter(proof -> proof instanceof ObjectNode
                        && proof.path("type").asString("").equals(TYPE)
                        && proof.path("cryptosuite").asString("").equals(SUITE))
                .map(ObjectNode.class::cast)
                .toList();
        return switch (known.size()) {
            case 0 -> throw new Flawed(Flaw.NO_PROOF);
            case 1 -> known.getFirst();
            default -> throw new Flawed(Flaw.SEVERAL_SIGNATURES);
        };
    }

    /** What is signed: the hashes of the proof's own members and of the document, one behind the other. */
    private static byte[] text(ObjectNode unsigned, ObjectNode options) throws Flawed {
        byte[] first = Digests.sha256(CanonicalJson.bytes(options));
        byte[] second = Digests.sha256(CanonicalJson.bytes(unsigned));
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Contexts may be added behind those that were signed (section 3.3.2). */
    private static boolean beginsWith(JsonNode contexts, JsonNode signed) {
        if (contexts.equals(signed)) {
            return true;
        }
        List<JsonNode> first = signed.isArray() ? List.copyOf(signed.values()) : List.of(signed);
        List<JsonNode> all = contexts.isArray() ? List.copyOf(contexts.values()) : List.of(contexts);
        return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    }

    private static String text(ObjectNode proof, String name) throws Flawed {
        JsonNode value = proof.path(name);
        if (!value.isString()) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        return value.stringValue();
    }

    private static Instant time(ObjectNode proof, String name) throws Flawed {
        try {
            return OffsetDateTime.parse(text(proof, name)).toInstant();
        } catch (DateTimeException e) {
            throw new Flawed(Flaw.UNREADABLE);
        }
    }
}
