package health.rounds.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Keeps the tokens of apps that subscribed, for apps find the account that a message is for by the token in it (Elk, Phanpy, Ice Cubes,
 * Mastodon's own). All other tokens are kept as hashes only. These lie in the database under a key that is not in it (AES-256-GCM), for
 * as long as the subscription lasts.
 */
@Component
final class SealedTokens {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SingletonSupplier<SecretKeySpec> key;

    SealedTokens(ServerKey serverKey) {
        this.key = SingletonSupplier.of(
                () -> new SecretKeySpec(serverKey.derived("Rounds: tokens of push subscriptions", KEY_BYTES), "AES"));
    }

    byte[] seal(String token) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(token.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    /** Empty where it was sealed with another key. */
    Optional<String> open(byte[] sealed) {
        try {
            byte[] token = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.obtain(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
