package health.rounds.signatures;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** A private RSA key. */
final class RsaSigningKey implements SigningKey {
    private static final int BITS = 2048;

    private final PrivateKey key;
    private final VerifyingKey verifyingKey;

    private RsaSigningKey(PrivateKey key, VerifyingKey verifyingKey) {
        this.key = key;
        this.verifyingKey = verifyingKey;
    }

    static SigningKey make() {
        try {
            KeyPairGenerator generator = RsaProvider.generator();
            generator.initialize(BITS);
            return of(generator.generateKeyPair().getPrivate())
                    .orElseThrow(() -> new IllegalStateException("An RSA key that cannot be used"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    static Optional<SigningKey> of(byte[] pkcs8) {
        try {
            return of(RsaProvider.keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<SigningKey> of(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateCrtKey parts)) {
            return Optional.empty(); // without the parts it is slow, and its public part is not known
        }
        BigInteger modulus = parts.getModulus();
        return RsaVerifyingKey.of(
                        RsaProvider.keys().generatePublic(new RSAPublicKeySpec(modulus, parts.getPublicExponent())))
                .map(verifyingKey -> new RsaSigningKey(key, verifyingKey));
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            Signature signer = RsaProvider.signature();
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An RSA key that does not sign", e);
        }
    }

    @Override
    public byte[] encoded() {
        return key.getEncoded();
    }

    @Override
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }
}
