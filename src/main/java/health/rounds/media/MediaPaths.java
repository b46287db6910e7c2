package health.rounds.media;

import health.rounds.platform.CommunityKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where a picture or video is had from here, wherever it lies: the one place that knows.
 *
 * <p>What lies elsewhere is read through this server, so that readers' browsers and apps call nobody else. The path holds the address
 * and a signature that only this community can make, so nobody else decides what is fetched (CVE-2024-56200).
 */
@Component
public final class MediaPaths {
    private static final String HMAC = "HmacSHA256";

    /** 128 bits of 256 (RFC 2104, section 5): nobody guesses them, and paths stay short. */
    private static final int SIGNATURE_BYTES = 16;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecretKeySpec key;

    @Autowired
    MediaPaths(CommunityKey key) {
        this(key.derived("Rounds: addresses of remote media"));
    }

    MediaPaths(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /**
     * The path of a file.
     *
     * @param file a name as {@link Media#file} gives it, or the https address of a file elsewhere
     */
    public String of(String file) {
        if (!Media.isAddress(file)) {
            return "/media/" + file;
        }
        String address = ENCODER.encodeToString(file.getBytes(StandardCharsets.UTF_8));
        return "/proxy/" + ENCODER.encodeToString(signature(address)) + "/" + address;
    }

    /** The address elsewhere that such a path stands for; empty for a path that was not made here. */
    Optional<URI> remote(String signature, String address) {
        try {
            byte[] claimed = DECODER.decode(signature);
            // Java's decoder takes any bits beyond the last byte; here each address has one spelling.
            if (!ENCODER.encodeToString(claimed).equals(signature)
                    || !MessageDigest.isEqual(signature(address), claimed)) {
                return Optional.empty();
            }
            return Optional.of(new URI(new String(DECODER.decode(address), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(String address) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC with SHA-256", e);
        }
    }
}
