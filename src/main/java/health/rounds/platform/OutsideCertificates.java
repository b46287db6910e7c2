package health.rounds.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those that Java knows, and those in the file that the settings name. */
final class OutsideCertificates {
    private OutsideCertificates() {}

    static SSLContext context(Optional<Path> extra) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, extra.isEmpty() ? null : managers(together(read(extra.get()))), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new StartError("Cannot prepare TLS for calls to other servers.", e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new StartError("There is no certificate in %s (%s).".formatted(file, Setting.ROUNDS_EXTRA_CA));
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartError(
                    "Cannot read the certificates in %s (%s).".formatted(file, Setting.ROUNDS_EXTRA_CA), e);
        }
    }

    private static KeyStore together(Collection<? extends Certificate> extra)
            throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int count = 0;
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate each : known.getAcceptedIssuers()) {
                    all.setCertificateEntry("known-" + count++, each);
                }
            }
        }
        for (Certificate each : extra) {
            all.setCertificateEntry("extra-" + count++, each);
        }
        return all;
    }

    /** For those that Java knows where no store is given. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
