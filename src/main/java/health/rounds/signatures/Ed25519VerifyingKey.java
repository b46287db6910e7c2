package health.rounds.signatures;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The public part of an Ed25519 key. Bouncy Castle computes, at twenty times the speed of the JDK 25. */
final class Ed25519VerifyingKey implements VerifyingKey {
    /** What precedes the 32 bytes of a key in its SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    /** The code ed25519-pub of the table of multicodec, as a variable-length integer. */
    private static final byte[] MULTICODEC = {(byte) 0xed, 0x01};

    private final Ed25519PublicKeyParameters key;

    Ed25519VerifyingKey(Ed25519PublicKeyParameters key) {
        this.key = key;
    }

    static Optional<VerifyingKey> of(byte[] spki) {
        return after(PREFIX, spki);
    }

    static Optional<VerifyingKey> ofMultikey(String text) {
        return Multibase.read(text).flatMap(bytes -> after(MULTICODEC, bytes));
    }

    private static Optional<VerifyingKey> after(byte[] prefix, byte[] bytes) {
        if (bytes.length != prefix.length + Ed25519PublicKeyParameters.KEY_SIZE
                || !Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ed25519VerifyingKey(new Ed25519PublicKeyParameters(bytes, prefix.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no point of the curve
        }
    }

    @Override
    public KeyKind kind() {
        return KeyKind.ED25519;
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(text, 0, text.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public byte[] encoded() {
        return join(PREFIX, key.getEncoded());
    }

    @Override
    public Optional<String> multikey() {
        return Optional.of(Multibase.write(join(MULTICODEC, key.getEncoded())));
    }

    private static byte[] join(byte[] prefix, byte[] bytes) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + bytes.length);
        System.arraycopy(bytes, 0, joined, prefix.length, bytes.length);
        return joined;
    }
}
