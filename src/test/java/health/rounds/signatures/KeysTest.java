package health.rounds.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final byte[] TEXT = "what was said".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void keysComeBackFromAllTheirForms(KeyKind kind) {
        SigningKey key = SigningKey.make(kind);
        byte[] signature = SigningKey.of(key.encoded()).orElseThrow().sign(TEXT);
        VerifyingKey verifying = key.verifyingKey();
        assertThat(verifying.kind()).isEqualTo(kind);
        assertThat(verifying.verifies(TEXT, signature)).isTrue();
        assertThat(VerifyingKey.of(verifying.encoded()).orElseThrow().verifies(TEXT, signature))
                .isTrue();
        assertThat(VerifyingKey.ofPem(verifying.pem()).orElseThrow().verifies(TEXT, signature))
                .isTrue();
        verifying
                .multikey()
                .ifPresent(text -> assertThat(
                                VerifyingKey.ofMultikey(text).orElseThrow().verifies(TEXT, signature))
                        .isTrue());
        assertThat(verifying.multikey().isPresent()).isEqualTo(kind == KeyKind.ED25519);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096, 8192})
    void rsaKeysOfOthersMayHaveOtherSizes(int bits) throws GeneralSecurityException {
        assertThat(VerifyingKey.of(spki(modulus(bits), BigInteger.valueOf(65537))))
                .isPresent();
    }

    @Test
    void rsaKeysThatAreTooSmallOrTooCostlyAreRefused() throws GeneralSecurityException {
        BigInteger usual = BigInteger.valueOf(65537);
        assertThat(VerifyingKey.of(spki(modulus(1023), usual))).isEmpty();
        assertThat(VerifyingKey.of(spki(modulus(8193), usual))).isEmpty();
        assertThat(VerifyingKey.of(spki(modulus(2048), modulus(2047)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "z",
                "zzzz",
                "m6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
                "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ",
                "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ22",
                "z0OIl",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----",
                "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nnot base64\n-----END PUBLIC KEY-----"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThat(VerifyingKey.ofMultikey(text)).isEmpty();
        assertThat(VerifyingKey.ofPem(text)).isEmpty();
    }

    /** Nobody could sign for it, but that does not show. */
    private static BigInteger modulus(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    /** Made by the JDK, since BoringSSL makes none that it would not take. */
    private static byte[] spki(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                .getEncoded();
    }
}
