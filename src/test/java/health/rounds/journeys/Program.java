package health.rounds.journeys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The command {@code rounds} as a process of its own, on a data folder and a port of its own. */
final class Program {
    private static final Duration START = Duration.ofMinutes(2);

    private final Path data;
    private final int port;

    Program(Path data) throws IOException {
        this.data = data.toAbsolutePath();
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    Path data() {
        return data;
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Starts the server and waits until it answers. */
    Process serve() throws IOException {
        Process server = builder("serve")
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(address("/health")).build();
            Awaitility.await()
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> {
                        if (!server.isAlive()) {
                            throw new IllegalStateException("the server ended with status " + server.exitValue());
                        }
                        return client.send(health, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200;
                    });
        }
        return server;
    }

    /** Runs another command to its end and answers with what it printed. */
    String run(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("rounds " + arguments[0] + " failed: " + printed);
        }
        return printed.strip();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "health.rounds.Rounds"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "ROUNDS_DATA",
                        data.toString(),
                        "ROUNDS_PORT",
                        Integer.toString(port),
                        "ROUNDS_RATE_LIMITS",
                        "off",
                        "ROUNDS_EMAIL_CONFIRMATION",
                        "off"));
        return builder;
    }
}
