package health.rounds.signatures;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** The public part of an RSA key, whose signatures are RSASSA-PKCS1-v1_5 with SHA-256. */
final class RsaVerifyingKey implements VerifyingKey {
    /** All servers make keys of 2048 bits or more now, but BookWyrm made smaller ones until 2023, which its members still have. */
    private static final int LEAST_BITS = 1024;

    /** Checking a signature of that many bits costs as much as a dozen of 2048 bits. */
    private static final int MOST_BITS = 8192;

    /** Longer exponents make checking slow, and BoringSSL takes none. */
    private static final int MOST_EXPONENT_BITS = 33;

    private final PublicKey key;
    private final byte[] encoded;

    private RsaVerifyingKey(PublicKey key) {
        this.key = key;
        this.encoded = key.getEncoded();
    }

    static Optional<VerifyingKey> of(byte[] spki) {
        try {
            return of(RsaProvider.keys().generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    static Optional<VerifyingKey> ofPkcs1(byte[] encoded) {
        try {
            org.bouncycastle.asn1.pkcs.RSAPublicKey parts =
                    org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(encoded);
            BigInteger modulus = parts.getModulus();
            BigInteger exponent = parts.getPublicExponent();
            return mayBeUsed(modulus, exponent)
                    ? of(RsaProvider.keys().generatePublic(new RSAPublicKeySpec(modulus, exponent)))
                    : Optional.empty();
        } catch (GeneralSecurityException
                | RuntimeException e) { // Bouncy Castle throws several for bytes that are no key
            return Optional.empty();
        }
    }

    static Optional<VerifyingKey> of(PublicKey key) {
        return key instanceof RSAPublicKey rsa && mayBeUsed(rsa.getModulus(), rsa.getPublicExponent())
                ? Optional.of(new RsaVerifyingKey(key))
                : Optional.empty();
    }

    private static boolean mayBeUsed(BigInteger modulus, BigInteger exponent) {
        int bits = modulus.bitLength();
        return modulus.signum() > 0
                && bits >= LEAST_BITS
                && bits <= MOST_BITS
                && exponent.signum() > 0
                && exponent.testBit(0)
                && exponent.bitLength() > 1
                && exponent.bitLength() <= MOST_EXPONENT_BITS;
    }

    @Override
    public KeyKind kind() {
        return KeyKind.RSA;
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = RsaProvider.signature();
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // such as a signature of another length
        }
    }

    @Override
    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public Optional<String> multikey() {
        return Optional.empty();
    }
}
