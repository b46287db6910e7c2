package health.rounds.signatures;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A private Ed25519 key. */
final class Ed25519SigningKey implements SigningKey {
    /** What precedes the 32 bytes of a key in its PKCS #8 form (RFC 8410, section 7). */
    private static final byte[] PREFIX = {
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
    };

    private final Ed25519PrivateKeyParameters key;

    Ed25519SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    static SigningKey make() {
        return new Ed25519SigningKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    static Optional<SigningKey> of(byte[] pkcs8) {
        boolean isOne = pkcs8.length == PREFIX.length + Ed25519PrivateKeyParameters.KEY_SIZE
                && Arrays.equals(pkcs8, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
        return isOne
                ? Optional.of(new Ed25519SigningKey(new Ed25519PrivateKeyParameters(pkcs8, PREFIX.length)))
                : Optional.empty();
    }

    @Override
    public byte[] sign(byte[] text) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    @Override
    public byte[] encoded() {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + Ed25519PrivateKeyParameters.KEY_SIZE);
        key.encode(encoded, PREFIX.length);
        return encoded;
    }

    @Override
    public VerifyingKey verifyingKey() {
        return new Ed25519VerifyingKey(key.generatePublicKey());
    }
}
