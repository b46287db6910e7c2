package health.rounds.testkit;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody on an {@link OtherServer}, with a key of their own. */
public final class OtherPerson {
    private static final int BITS = 2048;

    private final OtherServer home;
    private final String name;
    private final KeyPair keys = newKeys();

    OtherPerson(OtherServer home, String name) {
        this.home = home;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public OtherServer home() {
        return home;
    }

    public String id() {
        return home.origin() + "/users/" + name;
    }

    public String keyId() {
        return id() + "#main-key";
    }

    public String inbox() {
        return id() + "/inbox";
    }

    public String handle() {
        return name + "@" + home.authority();
    }

    public KeyPair keys() {
        return keys;
    }

    /** The actor's document. */
    public Map<String, Object> document() {
        Map<String, Object> collections = Map.of(
                "outbox", id() + "/outbox",
                "followers", id() + "/followers",
                "following", id() + "/following",
                "featured", id() + "/featured");
        Map<String, Object> self = Map.of(
                "id",
                id(),
                "type",
                "Person",
                "preferredUsername",
                name,
                "name",
                name,
                "url",
                home.origin() + "/@" + name,
                "inbox",
                inbox(),
                "publicKey",
                Map.of("id", keyId(), "owner", id(), "publicKeyPem", pem(keys)));
        return Documents.withContext(Documents.with(self, collections));
    }

    /** An activity of theirs with an id that nobody has seen. */
    public Map<String, Object> activity(String type, Object object) {
        return Documents.withContext(Map.of(
                "id",
                home.origin() + "/activities/" + UUID.randomUUID(),
                "type",
                type,
                "actor",
                id(),
                "object",
                object,
                "to",
                List.of(Documents.PUBLIC)));
    }

    /** A public post, which their server serves. */
    public Map<String, Object> note(String text) {
        String path = "/users/" + name + "/notes/" + UUID.randomUUID();
        Map<String, Object> note = Map.of(
                "id",
                home.origin() + path,
                "type",
                "Note",
                "attributedTo",
                id(),
                "content",
                "<p>" + text + "</p>",
                "published",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "to",
                List.of(Documents.PUBLIC),
                "cc",
                List.of(id() + "/followers"));
        home.serve(path, note);
        return note;
    }

    /** A letter of theirs, signed with their key. */
    public Letter letter(Map<String, ?> document) {
        return Letter.of(document, keyId(), keys.getPrivate());
    }

    /** A public key as in documents. */
    public static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
