package health.rounds.identity;

import health.rounds.platform.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes the random texts that stand for someone: tokens, codes, app secrets. They hold 160 bits or more, so a plain SHA-256 is enough to
 * keep them: unlike a password, nobody can guess one and compare.
 */
final class Secrets {
    private static final int BYTES = 32;
    // RFC 6749, section 10.10, asks for 160 bits; as 27 characters they fit on a phone.
    private static final int CODE_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    /** 43 characters of the alphabet that needs no escaping in addresses. */
    static String random() {
        return random(BYTES);
    }

    /** For what lives minutes and may have to be copied by hand: 27 characters of the same alphabet. */
    static String code() {
        return random(CODE_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }

    /** The hash as text, also the S256 transformation of RFC 7636, section 4.2. */
    static String hashText(String secret) {
        return BASE64.encodeToString(hash(secret));
    }

    /** In the same time wherever they differ. */
    static boolean isSame(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
