package bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Five hundred servers of other people on this machine, each with an address of its own in 127.0.0.0/8: half of them are slow, and take
 * three to eight seconds for an answer; of the others every second accepts a connection and never says a word, and every second refuses it.
 */
final class FarServers implements AutoCloseable {
    static final int SLOW = 250;
    static final int DEAD = 250;

    private static final char[] PASSWORD = "for a benchmark".toCharArray();

    private final Path certificate;
    private final HttpsServer slow;
    private final ServerSocket silent;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();

    private FarServers(Path certificate, HttpsServer slow, ServerSocket silent) {
        this.certificate = certificate;
        this.slow = slow;
        this.silent = silent;
    }

    static FarServers open(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectories(folder);
        Path store = folder.resolve("far.p12");
        makeKeys(store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Path certificate = folder.resolve("far.pem");
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("far").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        HttpsServer slow = HttpsServer.create(new InetSocketAddress(everywhere, 0), 1000);
        slow.setHttpsConfigurator(new HttpsConfigurator(tls));
        FarServers servers = new FarServers(certificate, slow, new ServerSocket(0, 1000, everywhere));
        servers.start();
        return servers;
    }

    private void start() {
        slow.setExecutor(threads);
        slow.createContext("/", FarServers::answerSlowly);
        slow.start();
        threads.execute(() -> {
            try {
                while (true) {
                    open.add(silent.accept());
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    /** The certificate of the slow ones, as a PEM file. */
    Path certificate() {
        return certificate;
    }

    /** Names with ports. */
    List<String> hosts() throws IOException {
        int closed = Server.freePort();
        List<String> hosts = new ArrayList<>();
        slowAddresses().forEach(address -> hosts.add(address + ":" + slow.getAddress().getPort()));
        for (int i = 0; i < DEAD; i++) {
            hosts.add("127.2.0.%d:%d".formatted(1 + i, i % 2 == 0 ? silent.getLocalPort() : closed));
        }
        return hosts;
    }

    @Override
    public void close() throws IOException {
        slow.stop(0);
        silent.close();
        for (Socket each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    private static List<String> slowAddresses() {
        return IntStream.range(0, SLOW).mapToObj(i -> "127.1.0." + (1 + i)).toList();
    }

    private static void answerSlowly(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Thread.sleep(ThreadLocalRandom.current().nextLong(3000, 8000));
            exchange.sendResponseHeaders(202, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JDK makes certificates with its tool only. */
    private static void makeKeys(Path store) throws IOException, InterruptedException {
        Files.deleteIfExists(store);
        String names = slowAddresses().stream().map(address -> "ip:" + address).collect(Collectors.joining(","));
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "far",
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
    }
}
