package health.rounds.push;

import health.rounds.platform.InvalidInput;
import java.util.Arrays;
import java.util.Base64;

/** What an app hands out so that messages can be encrypted for it: a point of P-256 and a secret of 16 bytes (RFC 8291, section 3). */
public final class AppKeys {
    private static final int SECRET_BYTES = 16;
    private static final int LONGEST = 200;

    private final byte[] point;
    private final byte[] secret;

    AppKeys(byte[] point, byte[] secret) {
        this.point = point.clone();
        this.secret = secret.clone();
    }

    /** Reads them as apps send them, in base64 of either alphabet; anything else is an {@link InvalidInput}. */
    public static AppKeys parse(String p256dh, String auth) {
        byte[] point = decoded("p256dh", p256dh);
        if (!P256.isPoint(point)) {
            throw new InvalidInput("Validation failed: p256dh is no public key of the curve P-256");
        }
        byte[] secret = decoded("auth", auth);
        if (secret.length != SECRET_BYTES) {
            throw new InvalidInput("Validation failed: auth must be 16 bytes");
        }
        return new AppKeys(point, secret);
    }

    /** Uncompressed, 65 bytes. */
    byte[] point() {
        return point.clone();
    }

    byte[] secret() {
        return secret.clone();
    }

    private static byte[] decoded(String name, String text) {
        try {
            if (text.length() <= LONGEST) {
                return Base64.getUrlDecoder()
                        .decode(text.strip().replace('+', '-').replace('/', '_'));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message for what cannot be read.
        }
        throw new InvalidInput("Validation failed: %s must be base64".formatted(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppKeys keys && Arrays.equals(point, keys.point) && Arrays.equals(secret, keys.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    /** Neither may end up in a log. */
    @Override
    public String toString() {
        return "AppKeys";
    }
}
