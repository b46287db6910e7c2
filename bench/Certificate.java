package bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Signed by itself, for servers of this machine. */
final class Certificate {
    private static final char[] PASSWORD = "for a benchmark".toCharArray();
    private static final String ALIAS = "server";

    private Certificate() {}

    /** TLS with a new certificate for these names, such as {@code dns:localhost,ip:127.0.0.1}, which it writes into a file as PEM. */
    static SSLContext make(Path pem, String names) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = keys(pem.resolveSibling(pem.getFileName() + ".p12"), names);
        Files.writeString(pem, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    static String pem(String label, byte[] encoded) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
    }

    /** The JDK makes certificates with its tool only. */
    private static KeyStore keys(Path store, String names)
            throws IOException, GeneralSecurityException, InterruptedException {
        Files.deleteIfExists(store);
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=Rounds benchmark",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
