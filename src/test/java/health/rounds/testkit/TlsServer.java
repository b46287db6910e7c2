package health.rounds.testkit;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server of somebody else on this machine, over https with a certificate that nobody knows: for 127.0.0.1, {@code localhost} and
 * the names below {@code example.org}, {@code example.net} and {@code wild.example.net}.
 */
public final class TlsServer implements AutoCloseable {
    /** Of {@link #keys()}. */
    public static final String PASSWORD = "for tests";

    private static final String ALIAS = "server";
    private static final String STORE = "server.p12";

    private static @Nullable Path folder;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Answers with {@code handler}, on any free port. */
    public TlsServer(HttpHandler handler) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The certificate of all these servers, as a PEM file. */
    public static Path certificate() {
        return folder().resolve("server.pem");
    }

    /** The same with its private key as a PKCS #12 file, for servers that are programs of their own. */
    public static Path keys() {
        return folder().resolve(STORE);
    }

    /** Lets a client of Java's own believe in that certificate. */
    public static SSLContext trusting() {
        try {
            TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, read(keys()).getCertificate(ALIAS));
            believed.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, believed.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static synchronized Path folder() {
        Path made = folder == null ? make() : folder;
        folder = made;
        return made;
    }

    /** The JDK makes certificates with its tool only. */
    private static Path make() {
        try {
            Path made = Files.createTempDirectory("rounds-tls");
            Path store = made.resolve(STORE);
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process tool = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=Rounds test",
                            "-ext",
                            "san=ip:127.0.0.1,dns:localhost,dns:*.example.org,dns:*.example.net,dns:*.wild.example.net",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            byte[] certificate = read(store).getCertificate(ALIAS).getEncoded();
            Files.writeString(
                    made.resolve("server.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                            + "\n-----END CERTIFICATE-----\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static SSLContext context() throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(read(keys()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
