package bench;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A server started by the launcher as any operator would start it, as a process of its own. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LOG = "server.log";
    private static final int LAST_LINES = 40;

    private final Process process;
    private final Path data;
    private final int port;
    private final double startSeconds;

    private Server(Process process, Path data, int port, double startSeconds) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Starts a server on a data folder and returns after its first answer. */
    static Server start(Path home, Path data) throws IOException, InterruptedException {
        return start(home, data, Map.of());
    }

    /** The same with some settings more. */
    static Server start(Path home, Path data, Map<String, String> more) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(home.resolve("rounds").toString(), "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("ROUNDS_"));
        builder.environment().put("ROUNDS_DATA", data.toString());
        builder.environment().put("ROUNDS_PORT", Integer.toString(port));
        builder.environment().put("ROUNDS_RATE_LIMITS", "off");
        builder.environment().put("ROUNDS_SIGN_UP", "closed");
        builder.environment().put("ROUNDS_EMAIL_CONFIRMATION", "off");
        builder.environment().putAll(more);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(
                data.resolveSibling(LOG).toFile()));
        long begun = System.nanoTime();
        Process process = Children.start(builder);
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                Children.stop(process);
                throw new IOException("The server did not start");
            }
            Thread.sleep(5);
        }
        return new Server(process, data, port, (System.nanoTime() - begun) / 1e9);
    }

    /** What the servers said last, which is gone with the folder. */
    static void printEndOfLog(Path folder) throws IOException {
        Path log = folder.resolve(LOG);
        if (Files.exists(log)) {
            List<String> lines = Files.readAllLines(log);
            lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(System.err::println);
        }
    }

    int port() {
        return port;
    }

    /** From the launcher's first line to the first answer. */
    double startSeconds() {
        return startSeconds;
    }

    /** Of the JVM, and of PostgreSQL as its child. */
    Cpu cpu() {
        return Cpu.of(process.toHandle());
    }

    /** Memory of the JVM that is in RAM, without PostgreSQL's. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS of process " + process.pid());
    }

    /** A connection of one's own to the server's database. */
    Connection database() throws IOException, SQLException {
        Properties way = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            way.load(reader);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + way.getProperty("port") + "/rounds",
                way.getProperty("user"),
                way.getProperty("password"));
    }

    @Override
    public void close() {
        Children.stop(process);
    }

    private static boolean answers(int port) {
        try (Http http = new Http(port)) {
            return http.ask(Http.get("/api/v1/instance", "")).status() == 200;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
