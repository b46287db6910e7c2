package health.rounds.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.platform.Settings;
import health.rounds.platform.StartError;
import health.rounds.signatures.Signer;
import health.rounds.signatures.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final PeersRig RIG = new PeersRig();
    private static final byte[] TEXT = "what is said".getBytes(StandardCharsets.UTF_8);

    private static int count;

    private final SigningKeys keys = RIG.keys;
    private Account anna;

    @BeforeEach
    void join() {
        anna = RIG.newcomer("anna" + ++count);
    }

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void keysAreMadeAtFirstNeedAndStayOverAStart() {
        assertThat(rows(anna)).isEmpty();
        Signer signer = keys.of(anna);
        assertThat(signer.keyId()).isEqualTo("https://rounds.example/users/" + anna.username() + "#main-key");
        assertThat(same(keys.of(anna.id()), signer)).isTrue();
        assertThat(same(RIG.restartedKeys().of(anna), signer)).isTrue();
        assertThat(rows(anna)).hasSize(1);
    }

    @Test
    void everybodyHasKeysOfTheirOwnAndTheCommunityToo() {
        Account ben = RIG.newcomer("ben" + count);
        assertThat(same(keys.of(anna), keys.of(ben))).isFalse();
        assertThat(same(keys.of(anna), keys.community())).isFalse();
        assertThat(keys.community().keyId()).isEqualTo("https://rounds.example/actor#main-key");
        assertThat(same(RIG.restartedKeys().community(), keys.community())).isTrue();
    }

    @Test
    void documentsShowThePublicParts() {
        ActorKeys shown = keys.publicKeys(anna);
        assertThat(shown.rsaId()).isEqualTo(keys.of(anna).keyId());
        assertThat(VerifyingKey.ofPem(shown.rsaPem())
                        .orElseThrow()
                        .verifies(TEXT, keys.of(anna).key().sign(TEXT)))
                .isTrue();
        assertThat(shown.ed25519Id()).isEqualTo("https://rounds.example/users/" + anna.username() + "#ed25519-key");
        assertThat(keys.proofsOf(anna).keyId()).isEqualTo(shown.ed25519Id());
        assertThat(VerifyingKey.ofMultikey(shown.ed25519Multikey())
                        .orElseThrow()
                        .verifies(TEXT, keys.proofsOf(anna).key().sign(TEXT)))
                .isTrue();
        assertThat(keys.communityKeys().rsaId()).isEqualTo("https://rounds.example/actor#main-key");
    }

    @Test
    void databaseAloneGivesNobodyAPrivateKey() {
        byte[] plain = keys.proofsOf(anna).key().encoded();
        byte[] secret = Arrays.copyOfRange(plain, plain.length - 32, plain.length);
        for (byte[] row : rows(anna)) {
            assertThat(new String(row, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void privateKeyIsNoGoodInTheRowOfAnother() {
        Account dora = RIG.newcomer("dora" + count);
        Signer annas = keys.of(anna);
        Signer doras = keys.of(dora);
        RIG.sql
                .sql("""
                update actor_keys
                set private_key = (select private_key from actor_keys where account = :anna and kind = 'RSA')
                where account = :dora
                """)
                .param("anna", anna.id().value())
                .param("dora", dora.id().value())
                .update();
        Signer now = RIG.restartedKeys().of(dora);
        assertThat(same(now, annas)).isFalse();
        assertThat(same(now, doras)).isFalse();
    }

    @Test
    void erasedAccountCanSayGoodbyeForTwoWeeks() {
        Signer signer = keys.of(anna);
        RIG.part(ActorKeyStore.class).erase(anna.id());
        assertThat(same(RIG.restartedKeys().of(anna.id()), signer)).isTrue();
        RIG.later(Duration.ofDays(13));
        keys.sweep();
        assertThat(rows(anna)).hasSize(1);
        RIG.later(Duration.ofDays(2));
        keys.sweep();
        assertThat(rows(anna)).isEmpty();
    }

    @Test
    void keyFileIsForTheServersAccountAloneAndNewKeysAreMadeWhereItIsLost() throws IOException {
        Signer before = keys.of(anna);
        Path file = RIG.part(Settings.class).data().resolve("actors.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] content = Files.readAllBytes(file);
        try {
            Files.delete(file);
            Signer after = RIG.restartedKeys().of(anna);
            assertThat(same(after, before)).isFalse();
            assertThat(same(RIG.restartedKeys().of(anna), after)).isTrue();
            Files.writeString(file, "no key");
            assertThatThrownBy(() -> RIG.restartedKeys().of(anna))
                    .isInstanceOf(StartError.class)
                    .hasMessageContaining("actors.key");
        } finally {
            Files.write(file, content);
        }
    }

    @Test
    void nobodyHasKeysWhoIsNotThere() {
        assertThatThrownBy(() -> keys.of(new AccountId(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean same(Signer signer, Signer other) {
        return Arrays.equals(
                signer.key().verifyingKey().encoded(),
                other.key().verifyingKey().encoded());
    }

    private static List<byte[]> rows(Account account) {
        return RIG.sql
                .sql("select private_key from actor_keys where account = :account")
                .param("account", account.id().value())
                .query((rs, n) -> rs.getBytes(1))
                .list();
    }
}
