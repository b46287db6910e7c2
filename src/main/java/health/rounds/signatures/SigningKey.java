package health.rounds.signatures;

import java.util.Optional;

/** A private key of our own. */
public sealed interface SigningKey permits RsaSigningKey, Ed25519SigningKey {
    byte[] sign(byte[] text);

    /** DER of PKCS #8 (RFC 5958): the form in which keys are kept. It is secret. */
    byte[] encoded();

    VerifyingKey verifyingKey();

    /** Makes a key. For RSA, of 2048 bits as all servers take it, this takes a tenth of a second and sometimes several. */
    static SigningKey make(KeyKind kind) {
        return switch (kind) {
            case RSA -> RsaSigningKey.make();
            case ED25519 -> Ed25519SigningKey.make();
        };
    }

    /** Reads {@link #encoded}. */
    static Optional<SigningKey> of(byte[] encoded) {
        return Ed25519SigningKey.of(encoded).or(() -> RsaSigningKey.of(encoded));
    }
}
