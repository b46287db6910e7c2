package health.rounds.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
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
 *
 * <p>Bouncy Castle signs, since every post is signed: 36 microseconds of CPU where the JDK 25 takes 660, on the same machine.
 */
@Component
public final class CommunityKey {
    private static final String FILE = "signing.key";

    /** What precedes the 32 bytes of a private key in its PKCS #8 form (RFC 8410, section 7). */
    private static final byte[] PKCS8_PREFIX = {
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
    };

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SigningKeyStore store;
    private final JsonMapper json = new JsonMapper();
    private final Ed25519PrivateKeyParameters key;
    private final String header;

    CommunityKey(Settings settings, SigningKeyStore store, Clock clock) {
        this.store = store;
        this.key = key(settings);
        byte[] publicKey = key.generatePublicKey().getEncoded();
        String id = thumbprint(publicKey);
        header = ENCODER.encodeToString(ascii("{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\"}"));
        store.insert(id, publicKey, clock.instant());
    }

    /** Signs bytes; the answer holds them too. */
    public String sign(byte[] payload) {
        String text = header + "." + ENCODER.encodeToString(payload);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(ascii(text), 0, text.length());
        return text + "." + ENCODER.encodeToString(signer.generateSignature());
    }

    /** 32 bytes for another use, which tell nothing about this key (RFC 5869, section 3.3: it is random already, so it is not extracted first). */
    public byte[] derived(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            mac.update(ascii(use));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC with SHA-256", e);
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
            byte[] signature = decoded(parts[2]);
            JsonNode described = json.readTree(decoded(parts[0]));
            Optional<byte[]> known = store.byId(described.path("kid").asString(""));
            boolean right = described.path("alg").asString("").equals("EdDSA")
                    && known.filter(publicKey -> isSignedBy(publicKey, parts[0] + "." + parts[1], signature))
                            .isPresent();
            return right ? Optional.of(payload) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** The public keys, newest first, each as a JSON Web Key (RFC 8037, section 2). */
    public List<Map<String, String>> publicKeys() {
        return store.all().stream()
                .map(bytes -> Map.of(
                        "kty", "OKP",
                        "crv", "Ed25519",
                        "alg", "EdDSA",
                        "use", "sig",
                        "kid", thumbprint(bytes),
                        "x", ENCODER.encodeToString(bytes)))
                .toList();
    }

    private static boolean isSignedBy(byte[] publicKey, String text, byte[] signature) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, new Ed25519PublicKeyParameters(publicKey));
        signer.update(ascii(text), 0, text.length());
        return signer.verifySignature(signature);
    }

    /** Java's decoder takes any bits beyond the last byte; here each signature has one spelling. */
    private static byte[] decoded(String part) {
        byte[] bytes = DECODER.decode(part);
        if (!ENCODER.encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("not canonical");
        }
        return bytes;
    }

    private static byte[] made() {
        byte[] encoded = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + Ed25519PrivateKeyParameters.KEY_SIZE);
        new Ed25519PrivateKeyParameters(new SecureRandom()).encode(encoded, PKCS8_PREFIX.length);
        return encoded;
    }

    private static Ed25519PrivateKeyParameters key(Settings settings) {
        byte[] encoded = KeyFile.readOrMake(settings, FILE, CommunityKey::made);
        int prefix = PKCS8_PREFIX.length;
        if (encoded.length != prefix + Ed25519PrivateKeyParameters.KEY_SIZE
                || !Arrays.equals(encoded, 0, prefix, PKCS8_PREFIX, 0, prefix)) {
            throw new StartError(
                    "%s holds no Ed25519 key. Restore it from a backup, or remove it: what was signed before stays verifiable."
                            .formatted(settings.data().resolve(FILE)));
        }
        return new Ed25519PrivateKeyParameters(encoded, prefix);
    }

    /** RFC 7638, with the members that RFC 8037, section 2, names. */
    private static String thumbprint(byte[] publicKey) {
        String canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + ENCODER.encodeToString(publicKey) + "\"}";
        return ENCODER.encodeToString(Sha256.of(canonical));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
