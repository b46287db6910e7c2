package bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of somebody else, as a process of its own: tells who its people are and with which keys they sign, and writes what they
 * send beforehand, since signing takes twenty times as long as checking a signature.
 *
 * <p>Three of five activities answer a post and name its author, one of four likes it, the rest boost it.
 */
final class Strangers {
    static final int PEOPLE = 64;

    private static final int BITS = 2048;
    private static final String ACTIVITY_JSON = "application/activity+json";
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final String here;
    private final List<Target> targets;
    private final List<String> texts;
    private final List<KeyPair> keys;
    private final String origin;
    private final String now = Instant.now().toString(); // or nobody would be told of it

    /** A post of the server that is measured, and whoever wrote it. */
    record Target(String post, String author) {}

    /** What the process is told: how many letters are to be signed, and how many activities written without. */
    record Task(String folder, String here, int signed, int unsigned, List<Target> targets, List<String> texts) {}

    private Strangers(Task task) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = Path.of(task.folder());
        this.here = task.here();
        this.targets = task.targets();
        this.texts = task.texts();
        this.keys = IntStream.range(0, PEOPLE).parallel().mapToObj(i -> pair()).toList();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Certificate.make(certificate(folder), "dns:localhost")));
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        this.origin = "https://localhost:" + server.getAddress().getPort();
    }

    public static void main(String[] arguments) throws Exception {
        Task task = JSON.readValue(Path.of(arguments[0]), Task.class);
        Strangers strangers = new Strangers(task);
        strangers.write(task.signed(), task.unsigned());
        System.out.println("WRITTEN");
        System.in.transferTo(System.out); // until whoever started it is gone
        System.exit(0);
    }

    static Path certificate(Path folder) {
        return folder.resolve("strangers.pem");
    }

    static Path signed(Path folder) {
        return folder.resolve("letters");
    }

    static Path unsigned(Path folder) {
        return folder.resolve("activities");
    }

    /** How many of so many activities answer a post. */
    static long answers(int activities) {
        return activities * 3L / 5;
    }

    private void write(int signed, int unsigned) throws IOException {
        String host = here.substring("https://".length());
        try (DataOutputStream out = open(signed(folder))) {
            // A few hundred at a time, so that both cores sign and nothing has to be held.
            for (int from = 0; from < signed; from += 512) {
                for (byte[] letter : IntStream.range(from, Math.min(signed, from + 512))
                        .parallel()
                        .mapToObj(n -> letter(host, n))
                        .toList()) {
                    out.writeInt(letter.length);
                    out.write(letter);
                }
            }
        }
        try (DataOutputStream out = open(unsigned(folder))) {
            for (int n = signed; n < signed + unsigned; n++) {
                byte[] body = JSON.writeValueAsBytes(activity(n));
                out.writeUTF(person(n));
                out.writeInt(body.length);
                out.write(body);
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    private byte[] letter(String host, int n) {
        try {
            return Letter.signed(
                            host,
                            person(n) + "#main-key",
                            keys.get(n % PEOPLE).getPrivate(),
                            JSON.writeValueAsString(activity(n)))
                    .request();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String person(int n) {
        return origin + "/users/stranger" + n % PEOPLE;
    }

    private Map<String, Object> activity(int n) {
        Target target = targets.get(n / PEOPLE % targets.size());
        return switch (n % 20) {
            case 0, 1, 2, 3, 4 -> activity(n, "Like", target.post());
            case 5, 6, 7 -> activity(n, "Announce", target.post());
            default -> activity(n, "Create", note(n, target));
        };
    }

    private Map<String, Object> activity(int n, String type, Object object) {
        return Map.of(
                "@context", "https://www.w3.org/ns/activitystreams",
                "id", origin + "/activities/" + n,
                "type", type,
                "actor", person(n),
                "object", object,
                "published", now,
                "to", List.of(PUBLIC),
                "cc", List.of(person(n) + "/followers"));
    }

    private Map<String, Object> note(int n, Target target) {
        return Map.of(
                "id", origin + "/notes/" + n,
                "type", "Note",
                "attributedTo", person(n),
                "inReplyTo", target.post(),
                "content", "<p>" + escaped(texts.get(n % texts.size())) + "</p>",
                "published", now,
                "to", List.of(PUBLIC),
                "cc", List.of(person(n) + "/followers", target.author()),
                "tag", List.of(Map.of("type", "Mention", "href", target.author(), "name", "@author")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(202, -1);
            } else if (path.equals("/.well-known/webfinger")) {
                String query = exchange.getRequestURI().getQuery();
                String name = query.replaceFirst("^resource=(acct:|.*/users/)", "").replaceFirst("@.*$", "");
                send(exchange, "application/jrd+json", finger(name));
            } else if (path.matches("/users/stranger\\d+")) {
                send(exchange, ACTIVITY_JSON, actor(path.substring("/users/".length())));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String type, Map<String, Object> document) throws IOException {
        byte[] body = JSON.writeValueAsBytes(document);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private Map<String, Object> finger(String name) {
        return Map.of(
                "subject",
                "acct:" + name + "@" + origin.substring("https://".length()),
                "links",
                List.of(Map.of("rel", "self", "type", ACTIVITY_JSON, "href", origin + "/users/" + name)));
    }

    private Map<String, Object> actor(String name) {
        String id = origin + "/users/" + name;
        KeyPair pair = keys.get(Integer.parseInt(name.substring("stranger".length())));
        return Map.of(
                "@context", List.of("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"),
                "id", id,
                "type", "Person",
                "preferredUsername", name,
                "inbox", id + "/inbox",
                "outbox", id + "/outbox",
                "followers", id + "/followers",
                "publicKey", Map.of("id", id + "#main-key", "owner", id, "publicKeyPem", Certificate.pem("PUBLIC KEY", pair.getPublic().getEncoded())));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
