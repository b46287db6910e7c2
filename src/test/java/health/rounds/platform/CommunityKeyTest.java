package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the community signs can be verified by anybody, and not one character of it can be changed. */
class CommunityKeyTest {
    private static final byte[] PAYLOAD = "{\"checked\":true}".getBytes(StandardCharsets.UTF_8);

    private final Community community = Community.shared();
    private final CommunityKey key = community.part(CommunityKey.class);
    private final SigningKeyStore store = community.part(SigningKeyStore.class);
    private final Settings settings = community.part(Settings.class);

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
        Map<String, String> published = published();
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
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(settings))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file(settings))).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void keyIsKeptOverAStartAndALostOneLeavesItsSignaturesVerifiable(@TempDir Path folder) throws IOException {
        Settings elsewhere = settings(folder);
        CommunityKey first = new CommunityKey(elsewhere, store, Clock.systemUTC());
        String signed = first.sign(PAYLOAD);
        assertThat(new CommunityKey(elsewhere, store, Clock.systemUTC()).sign(PAYLOAD))
                .isEqualTo(signed);

        Files.delete(file(elsewhere));
        CommunityKey second = new CommunityKey(elsewhere, store, Clock.systemUTC());

        assertThat(second.sign(PAYLOAD)).isNotEqualTo(signed);
        assertThat(second.verify(signed)).hasValue(PAYLOAD);
    }

    @Test
    void keyThatOthersMayReadOrThatIsNoneStopsTheStart(@TempDir Path folder) throws IOException {
        Settings elsewhere = settings(folder);
        Files.writeString(file(elsewhere), "no key");
        Files.setPosixFilePermissions(file(elsewhere), PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> new CommunityKey(elsewhere, store, Clock.systemUTC()))
                .isInstanceOf(StartError.class)
                .hasMessageContaining("holds no Ed25519 key");

        Files.setPosixFilePermissions(file(elsewhere), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new CommunityKey(elsewhere, store, Clock.systemUTC()))
                .isInstanceOf(StartError.class)
                .hasMessageContaining("chmod 600");
    }

    /** Other tests make keys of their own, so the server's is the one whose signature names it. */
    private Map<String, String> published() {
        String header = new String(
                Base64.getUrlDecoder().decode(key.sign(PAYLOAD).split("\\.", -1)[0]), StandardCharsets.UTF_8);
        return key.publicKeys().stream()
                .filter(each -> header.contains(each.get("kid")))
                .findFirst()
                .orElseThrow();
    }

    private static Path file(Settings settings) {
        return settings.data().resolve("signing.key");
    }

    private static Settings settings(Path folder) {
        return Settings.from(Map.of("ROUNDS_DATA", folder.toString()), Map.of());
    }
}
