package health.rounds.signatures;

import java.util.Optional;

/** The public part of a key. What is no such key, or is too small or too large, cannot be made into one. */
public sealed interface VerifyingKey permits RsaVerifyingKey, Ed25519VerifyingKey {
    KeyKind kind();

    /** Whether whoever has the private part has signed this. */
    boolean verifies(byte[] text, byte[] signature);

    /** DER of SubjectPublicKeyInfo (RFC 5280, section 4.1): the form in which keys are kept and compared. */
    byte[] encoded();

    /** PEM with {@code BEGIN PUBLIC KEY} (RFC 7468, section 13): the form in actor documents. */
    default String pem() {
        return Pem.write(Pem.PUBLIC_KEY, encoded());
    }

    /** The value of {@code publicKeyMultibase} in actor documents (FEP-521a); empty for RSA, which nobody writes so. */
    Optional<String> multikey();

    /** Reads {@link #encoded}. */
    static Optional<VerifyingKey> of(byte[] encoded) {
        return Ed25519VerifyingKey.of(encoded).or(() -> RsaVerifyingKey.of(encoded));
    }

    /** Reads PEM with {@code BEGIN PUBLIC KEY} or {@code BEGIN RSA PUBLIC KEY} (RFC 8017, appendix A.1.1). */
    static Optional<VerifyingKey> ofPem(String text) {
        return Pem.read(Pem.PUBLIC_KEY, text)
                .flatMap(VerifyingKey::of)
                .or(() -> Pem.read(Pem.RSA_PUBLIC_KEY, text).flatMap(RsaVerifyingKey::ofPkcs1));
    }

    /** Reads an Ed25519 key as a Multikey writes it (FEP-521a): the letter z and base58 of the bytes ed, 01 and the key. */
    static Optional<VerifyingKey> ofMultikey(String text) {
        return Ed25519VerifyingKey.ofMultikey(text);
    }
}
