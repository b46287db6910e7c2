package health.rounds.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key with which this community signs what it vouches for: Ed25519, made at the first start.
 *
 * <p>Signatures are JSON Web Signatures in compact form (RFC 7515) with {@code EdDSA} (RFC 8037). The private key lies in {@code signing.key}
 * in the data folder, which its account alone may read; public keys lie in the database, so that what a lost key has signed can still be
 * verified.
 */
@Component
public final class CommunityKey {
    private static final String FILE = "signing.key";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** What precedes the 32 bytes of a public key in its X.509 form (RFC 8410, section 4). */
    private static final byte[] X509_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SigningKeyStore store;
    private final JsonMapper json = new JsonMapper();
    private final PrivateKey key;
    private final String id;
    private final String header;

    CommunityKey(Settings settings, SigningKeyStore store, Clock clock) {
        this.store = store;
        Path file = settings.data().resolve(FILE);
        try {
            Pair pair = Files.exists(file) ? read(file) : make(file);
            key = pair.key();
            id = thumbprint(pair.publicKey());
            header = ENCODER.encodeToString(
                    ("{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\"}").getBytes(StandardCharsets.US_ASCII));
            store.insert(id, DECODER.decode(pair.publicKey()), clock.instant());
        } catch (IOException e) {
            throw new StartError("Cannot use the key in %s: %s.".formatted(file, DataFolder.reason(e)), e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartError(
                    "%s holds no key. Restore it from a backup, or remove it: what was signed before stays verifiable."
                            .formatted(file),
                    e);
        }
    }

    /** @param publicKey its 32 bytes in base64url, as in a JSON Web Key */
    private record Pair(PrivateKey key, String publicKey) {}

    /** Signs bytes; the answer holds them too. */
    public String sign(byte[] payload) {
        String text = header + "." + ENCODER.encodeToString(payload);
        try {
            return text + "." + ENCODER.encodeToString(signed(key, text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /** The bytes that were signed with a key of this community; empty where the signature is not right. */
    public Optional<byte[]> verify(String jws) {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = decoded(parts[1]);
            byte[] signed = decoded(parts[2]);
            JsonNode described = json.readTree(decoded(parts[0]));
            Optional<byte[]> known = store.byId(described.path("kid").asString(""));
            if (!described.path("alg").asString("").equals("EdDSA") || known.isEmpty()) {
                return Optional.empty();
            }
            boolean right = isSignedBy(known.get(), parts[0] + "." + parts[1], signed);
            return right ? Optional.of(payload) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static byte[] signed(PrivateKey key, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    private static boolean isSignedBy(byte[] publicBytes, String text, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(publicKey(publicBytes));
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(signed);
    }

    /** Java's decoder takes any bits beyond the last byte; here each signature has one spelling. */
    private static byte[] decoded(String part) {
        byte[] bytes = DECODER.decode(part);
        if (!ENCODER.encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("not canonical");
        }
        return bytes;
    }

    /** The public keys, newest first, each as a JSON Web Key (RFC 8037, section 2). */
    public List<Map<String, String>> publicKeys() {
        return store.all().stream()
                .map(ENCODER::encodeToString)
                .map(x -> Map.of(
                        "kty", "OKP", "crv", "Ed25519", "alg", "EdDSA", "use", "sig", "kid", thumbprint(x), "x", x))
                .toList();
    }

    private static Pair make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String publicKey = ENCODER.encodeToString(Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
        String text =
                BEGIN + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + END + "public " + publicKey
                        + "\n";
        Files.createDirectories(file.getParent());
        Path draft =
                Files.createTempFile(file.getParent(), FILE, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, text, StandardCharsets.US_ASCII);
            Files.move(draft, file); // never over a key that is there, and never half of one
        } catch (FileAlreadyExistsException e) {
            return read(file); // another process was faster
        } finally {
            Files.deleteIfExists(draft);
        }
        return new Pair(pair.getPrivate(), publicKey);
    }

    private static Pair read(Path file) throws IOException, GeneralSecurityException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new StartError("Others may read the signing key: run 'chmod 600 %s'.".formatted(file));
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int end = text.indexOf(END);
        if (!text.startsWith(BEGIN) || end < 0) {
            throw new IllegalArgumentException("no PEM");
        }
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.substring(BEGIN.length(), end))));
        String publicKey =
                text.substring(text.lastIndexOf("public ") + "public ".length()).strip();
        if (!isSignedBy(DECODER.decode(publicKey), "probe", signed(key, "probe"))) {
            throw new IllegalArgumentException("the two keys do not belong together");
        }
        return new Pair(key, publicKey);
    }

    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, bytes.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** RFC 7638, with the members that RFC 8037, section 2, names. */
    private static String thumbprint(String publicKey) {
        String canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + publicKey + "\"}";
        try {
            return ENCODER.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
