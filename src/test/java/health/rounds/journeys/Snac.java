package health.rounds.journeys;

import static org.awaitility.Awaitility.await;

import health.rounds.testkit.TestNames;
import health.rounds.testkit.TlsFront;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server snac, unmodified, from Debian's package snac2, with one user, through whose app a test acts. It runs in a mount namespace
 * of its own, where it finds other servers of the tests and believes in their certificate.
 */
final class Snac implements AutoCloseable {
    /** Whoever it is that lives there. */
    static final String USER = "sam";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PASSWORD = Pattern.compile("User password is (\\S+)");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32,}");
    private static final List<String> APART = List.of("unshare", "--user", "--map-root-user", "--mount");
    private static final String START =
            "mount --bind \"$1\" /etc/hosts && mount --bind \"$2\" /etc/ssl/certs/ca-certificates.crt && exec snac httpd \"$3\"";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TlsFront front;
    private final Process program;
    private final int port;
    private final String token;

    private Snac(TlsFront front, Process program, int port, String password) throws IOException, InterruptedException {
        this.front = front;
        this.program = program;
        this.port = port;
        String form = "login=" + USER + "&passwd=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        await("snac's first answer")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> send(HttpRequest.newBuilder(address("/"))).statusCode() == 200);
        Matcher given = TOKEN.matcher(send(HttpRequest.newBuilder(address("/oauth/x-snac-get-token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .body());
        if (!given.find()) {
            throw new IOException("snac gave no token");
        }
        this.token = given.group();
    }

    /** Starts one below an empty folder; where it is not installed, or may not have a namespace, the test is skipped. */
    static Snac start(Path folder, List<String> neighbours) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                succeeds(List.of("sh", "-c", "command -v snac")),
                "snac is not installed, so this journey was skipped: apt-get install -y snac2 (from Debian's backports)");
        Assumptions.assumeTrue(
                succeeds(List.of("unshare", "--user", "--map-root-user", "--mount", "true")),
                "This machine gives no mount namespaces, which snac needs to find its neighbours, so this journey was skipped");
        var front = new TlsFront("snac" + TestNames.BELOW);
        int port = freePort();
        Path base = folder.resolve("snac");
        run(List.of("snac", "init", base.toString()), "127.0.0.1\n" + port + "\n" + front.authority() + "\n\n\n");
        Matcher password = PASSWORD.matcher(run(List.of("snac", "adduser", base.toString(), USER), USER + "\n"));
        if (!password.find()) {
            throw new IOException("snac gave no password");
        }
        String names = neighbours.stream().map(it -> it.replaceFirst(":.*", "")).collect(Collectors.joining(" "));
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + names + "\n");
        List<String> command = new ArrayList<>(APART);
        command.addAll(List.of(
                "sh",
                "-c",
                START,
                "sh",
                hosts.toString(),
                TlsServer.certificate().toString(),
                base.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "snac.log").toFile());
        builder.environment().put("DEBUG", "1");
        Process program = builder.start();
        front.leadTo(port);
        return new Snac(front, program, port, password.group(1));
    }

    String handle() {
        return USER + "@" + front.authority();
    }

    String actor() {
        return front.origin() + "/" + USER;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(path, HttpRequest.newBuilder(address(path)));
    }

    JsonNode post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return answer(
                path,
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        program.destroy();
        front.close();
        http.close();
    }

    private JsonNode answer(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request.header("Authorization", "Bearer " + token));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("snac: " + path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private static String run(List<String> command, String typed) throws IOException {
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = program.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
