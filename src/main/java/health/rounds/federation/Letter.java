package health.rounds.federation;

import health.rounds.platform.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * An activity as it was received, signed by somebody.
 *
 * @param name by which a repetition is recognised
 * @param signer the owner of the key
 * @param body JSON as it was signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Letter(UUID name, Iri signer, byte[] body) {
    /** An activity with an id of its own, or one that only its bytes tell from others. */
    static Letter of(LetterHead head, Iri signer, byte[] body) {
        return new Letter(
                head.id().map(id -> name(named(id, signer))).orElseGet(() -> name(Sha256.of(body))), signer, body);
    }

    /**
     * What only its own server can send under an id keeps that name; anybody can send anything under the id of another server, which must
     * not stand in the way of the real one (CVE-2026-33869).
     */
    private static String named(Iri id, Iri signer) {
        return id.isWith(signer) ? id.value() : id.value() + " by " + signer.host();
    }

    /** The name under which an id is remembered. */
    static UUID name(String id) {
        return name(Sha256.of(id));
    }

    private static UUID name(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
