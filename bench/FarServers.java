package bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * Five hundred servers of other people on this machine, each with an address of its own in 127.0.0.0/8: half of them are slow, and take
 * three to eight seconds for an answer; of the others every second accepts a connection and never says a word, and every second refuses it.
 */
final class FarServers {
    static final int SLOW = 250;
    static final int DEAD = 250;

    private final HttpsServer slow;
    private final ServerSocket silent;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();

    private FarServers(SSLContext tls) throws IOException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        this.slow = HttpsServer.create(new InetSocketAddress(everywhere, 0), 1000);
        this.slow.setHttpsConfigurator(new HttpsConfigurator(tls));
        this.silent = new ServerSocket(0, 1000, everywhere);
    }

    /** Opens them, prints where they are, and ends with whoever started it. */
    public static void main(String[] arguments) throws Exception {
        String names = slowAddresses().stream().map(address -> "ip:" + address).collect(Collectors.joining(","));
        FarServers servers = new FarServers(Certificate.make(certificate(Path.of(arguments[0])), names));
        servers.start();
        System.out.println(String.join(" ", servers.hosts()));
        System.in.transferTo(System.out);
        System.exit(0);
    }

    /** The certificate of the slow ones, as a PEM file. */
    static Path certificate(Path folder) {
        return folder.resolve("far.pem");
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

    /** Names with ports. */
    private List<String> hosts() throws IOException {
        int closed = Server.freePort();
        List<String> hosts = new ArrayList<>();
        slowAddresses().forEach(address -> hosts.add(address + ":" + slow.getAddress().getPort()));
        for (int i = 0; i < DEAD; i++) {
            hosts.add("127.2.0.%d:%d".formatted(1 + i, i % 2 == 0 ? silent.getLocalPort() : closed));
        }
        return hosts;
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
}
