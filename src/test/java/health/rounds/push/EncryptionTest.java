package health.rounds.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.InvalidInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {
    private static final String APP_POINT =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String APP_SECRET = "BTBZMqHH6r4Tts7J_aSIgg";

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void exampleOfRfc8291IsReproducedToTheByte() throws GeneralSecurityException {
        KeyPair server = pair(
                "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        byte[] body = Encryption.standard(
                        "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                        AppKeys.parse(APP_POINT, APP_SECRET),
                        server,
                        decoded("DGv6ra1nlYgDCS1FRnbzlw"))
                .body();
        assertThat(encoded(body))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                        + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                        + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    /** draft-ietf-webpush-encryption-04, section 5. */
    @Test
    void exampleOfTheFourthDraftIsReproducedToTheByte() throws GeneralSecurityException {
        KeyPair server = pair(
                "nCScek-QpEjmOOlT-rQ38nZzvdPlqa00Zy0i6m2OJvY",
                "BNoRDbb84JGm8g5Z5CFxurSqsXWJ11ItfXEWYVLE85Y7CYkDjXsIEc4aqxYaQ1G8BqkXCJ6DPpDrWtdWj_mugHU");
        byte[] body = Encryption.draft(
                        "I am the walrus".getBytes(StandardCharsets.US_ASCII),
                        AppKeys.parse(
                                "BCEkBjzL8Z3C-oi2Q7oE5t2Np-p7osjGLg93qUP0wvqRT21EEWyf0cQDQcakQMqz4hQKYOQ3il2nNZct4HgAUQU",
                                "R29vIGdvbyBnJyBqb29iIQ"),
                        server,
                        decoded("lngarbyKfMoi9Z75xYXmkg"))
                .body();
        assertThat(encoded(body)).isEqualTo("6nqAQUME8hNqw5J3kl8cpVVJylXKYqZOeseZG8UueKpA");
    }

    @Test
    void noTwoMessagesAreAlike() throws GeneralSecurityException {
        AppKeys app = AppKeys.parse(APP_POINT, APP_SECRET);
        byte[] message = {1, 2, 3};
        assertThat(Encryption.standard(message, app).body())
                .isNotEqualTo(Encryption.standard(message, app).body());
    }

    @Test
    void keysAreReadInBothAlphabets() {
        String plain = Base64.getEncoder().encodeToString(decoded(APP_POINT));
        assertThat(AppKeys.parse(plain, "BTBZMqHH6r4Tts7J/aSIgg==")).isEqualTo(AppKeys.parse(APP_POINT, APP_SECRET));
    }

    /** Too short, no point, a point that is not on the curve, a compressed one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "BCVx", "no base64!", "A", "x-off", "compressed"})
    void whatIsNoPublicKeyIsRefused(String p256dh) {
        byte[] point = decoded(APP_POINT);
        point[64] ^= 1;
        byte[] compressed = Arrays.copyOf(decoded(APP_POINT), 33);
        compressed[0] = 2;
        String text =
                p256dh.equals("x-off") ? encoded(point) : p256dh.equals("compressed") ? encoded(compressed) : p256dh;
        assertThatThrownBy(() -> AppKeys.parse(text, APP_SECRET)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BTBZ", "BTBZMqHH6r4Tts7J_aSIggAA", "###"})
    void whatIsNoSecretIsRefused(String auth) {
        assertThatThrownBy(() -> AppKeys.parse(APP_POINT, auth)).isInstanceOf(InvalidInput.class);
    }

    private static KeyPair pair(String privateKey, String publicKey) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        byte[] point = decoded(publicKey);
        ECPoint decoded = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(decoded, curve)),
                factory.generatePrivate(new ECPrivateKeySpec(new BigInteger(1, decoded(privateKey)), curve)));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
