package health.rounds.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.KeyFile;
import health.rounds.platform.Settings;
import health.rounds.platform.StartError;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key by which push services know this community (VAPID, RFC 8292): P-256, made at first need, {@code push.key} in the data
 * folder. Subscriptions hold on to its public half, so with the key they are lost.
 *
 * <p>{@link SealedTokens} derives its own key from it.
 */
@Component
final class ServerKey {
    private static final String FILE = "push.key";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** RFC 8292, section 2, allows 24 hours. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final Duration USED_AGAIN = Duration.ofHours(6);
    private static final int SERVICES = 1000;

    private final SingletonSupplier<Pair> pair;
    private final String subject;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();
    private final Cache<String, String> tokens = Caffeine.newBuilder()
            .maximumSize(SERVICES)
            .expireAfterWrite(USED_AGAIN)
            .build();

    ServerKey(Settings settings, Clock clock) {
        this.pair = SingletonSupplier.of(() -> Pair.of(key(settings)));
        this.subject = "https".equals(settings.publicUrl().getScheme())
                ? settings.publicUrl().toString()
                : "mailto:" + settings.mailFrom();
        this.clock = clock;
    }

    /** The uncompressed point in base64url, without padding. */
    String publicKey() {
        return pair.obtain().publicKey();
    }

    /** A JSON Web Token that tells the push service of this endpoint who calls. */
    String token(URI endpoint) {
        return tokens.get(origin(endpoint), this::signed);
    }

    /** A key for another use, which tells nothing about this one. */
    byte[] derived(String use, int bytes) {
        BigInteger secret = pair.obtain().privateKey().getS();
        try {
            return Hkdf.derive(new byte[0], secret.toByteArray(), use.getBytes(StandardCharsets.US_ASCII), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 25 has HKDF", e);
        }
    }

    private String signed(String origin) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", origin);
        claims.put("exp", clock.instant().plus(VALID).getEpochSecond());
        claims.put("sub", subject);
        String text = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(json.writeValueAsString(claims));
        try {
            // r and s as 32 bytes each, as RFC 7518, section 3.4, wants them
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.obtain().privateKey());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has ECDSA", e);
        }
    }

    /** RFC 6454, section 6.2; a default port is not named. */
    private static String origin(URI endpoint) {
        boolean usualPort = endpoint.getPort() < 0 || endpoint.getPort() == 443;
        return "https://" + endpoint.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + endpoint.getPort());
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ECPrivateKey key(Settings settings) {
        byte[] encoded = KeyFile.readOrMake(settings, FILE, ServerKey::made);
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new StartError(
                    "%s holds no key of the curve P-256. Restore it from a backup, or remove it: then apps have to subscribe anew."
                            .formatted(settings.data().resolve(FILE)),
                    e);
        }
    }

    private static byte[] made() {
        try {
            return P256.newPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    private record Pair(ECPrivateKey privateKey, String publicKey) {
        /** The JDK does not compute the public half of a private key. */
        static Pair of(ECPrivateKey key) {
            byte[] point = CustomNamedCurves.getByName("P-256")
                    .getG()
                    .multiply(key.getS())
                    .normalize()
                    .getEncoded(false);
            return new Pair(key, BASE64.encodeToString(point));
        }
    }
}
