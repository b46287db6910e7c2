package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The yardstick of reading: the same bytes served as cheaply as known, by nginx from a file; where it is missing, by bare Jetty. */
final class StaticServer implements AutoCloseable {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/bin/nginx"), Path.of("/usr/local/sbin/nginx"));
    private static final int TRIES = 400;

    private final String name;
    private final Process process;
    private final int port;

    private StaticServer(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /** Serves {@code body} under every address below {@code /}. */
    static StaticServer start(Path work, byte[] body) throws IOException, InterruptedException {
        int port = Server.freePort();
        Path file = Files.write(Files.createDirectories(work.resolve("static")).resolve("home"), body);
        Optional<Path> nginx = PLACES.stream().filter(Files::isExecutable).findFirst();
        StaticServer server = nginx.isPresent()
                ? new StaticServer("nginx, same bytes", nginx(nginx.get(), work, port), port)
                : new StaticServer("bare Jetty, same bytes", jetty(file, port), port);
        for (int i = 0; i < TRIES; i++) {
            try (Http http = new Http(port)) {
                http.ask(Http.get("/home", "")).requireOk();
                return server;
            } catch (IOException e) {
                Thread.sleep(25); // not yet
            }
        }
        server.close();
        throw new IOException(server.name + " did not start; see " + work.resolve("static.log"));
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    Cpu cpu() {
        return Cpu.of(process.toHandle());
    }

    @Override
    public void close() {
        Children.stop(process);
    }

    private static Process nginx(Path program, Path work, int port) throws IOException {
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path configuration = Files.writeString(work.resolve("nginx.conf"), """
                %s
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log nginx.log;
                events {}
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000000;
                    default_type application/json;
                    client_body_temp_path temp;
                    proxy_temp_path temp;
                    fastcgi_temp_path temp;
                    uwsgi_temp_path temp;
                    scgi_temp_path temp;
                    server {
                        listen 127.0.0.1:%d;
                        root static;
                    }
                }
                """.formatted(user, port));
        return start(work, List.of(program.toString(), "-p", work.toString(), "-c", configuration.toString()));
    }

    private static Process jetty(Path file, int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(
                file.getParent().getParent(),
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareJetty.class.getName(),
                        file.toString(),
                        Integer.toString(port)));
    }

    private static Process start(Path work, List<String> command) throws IOException {
        return Children.start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("static.log").toFile()));
    }

    /** The same in Java: a handler that knows its answer. */
    static final class BareJetty {
        private BareJetty() {}

        public static void main(String[] arguments) throws Exception {
            byte[] body = Files.readAllBytes(Path.of(arguments[0]));
            var server = new org.eclipse.jetty.server.Server(
                    new java.net.InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])));
            server.setHandler(new Handler.Abstract.NonBlocking() {
                @Override
                public boolean handle(Request request, Response response, Callback callback) {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
                    response.write(true, ByteBuffer.wrap(body), callback);
                    return true;
                }
            });
            server.start();
            server.join();
        }
    }
}
