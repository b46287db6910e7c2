package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the community signs can be verified by anybody, and not one character of it can be changed. */
class CommunityKeyTest {
    private static final byte[] PAYLOAD = "{\"checked\":true}".getBytes(StandardCharsets.UTF_8);

    private final Community community = Community.shared();
    private final CommunityKey key = community.part(CommunityKey.class);

    @Test
    void whatWasSignedIsReadBack() {
        assertThat(key.verify(key.sign(PAYLOAD))).hasValue(PAYLOAD);
    }

    @Test
    void noCharacterCanBeChanged() {
        String signed = key.sign(PAYLOAD);
        for (int i = 0; i < signed.length(); i++) {
            char other = signed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = signed.substring(0, i) + other + signed.substring(i + 1);
            assertThat(key.verify(changed)).as("character %d of %s", i, signed).isEmpty();
        }
        assertThat(key.verify(signed + "A")).isEmpty();
        assertThat(key.verify(signed.substring(0, signed.length() - 1))).isEmpty();
        assertThat(key.verify("")).isEmpty();
    }

    /** As a stranger would do it, from the published key and RFC 8032 alone. */
    @Test
    void anybodyVerifiesWithThePublishedKey() throws GeneralSecurityException {
        String[] parts = key.sign(PAYLOAD).split("\\.", -1);
        Map<String, String> published = key.publicKeys().getFirst();
        byte[] littleEndian = Base64.getUrlDecoder().decode(published.get("x"));
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("EdDSA")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(published).containsEntry("kty", "OKP").containsEntry("crv", "Ed25519");
    }

    @Test
    void privateKeyIsForTheServersAccountAlone() throws IOException {
        Path file = community.part(Settings.class).data().resolve("signing.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
