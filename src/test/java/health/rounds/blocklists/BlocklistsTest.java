package health.rounds.blocklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.blocklists.NetworkBlock.Severity;
import health.rounds.platform.AddressRange;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.SetClock;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BlocklistsTest {
    private static final String ELSEWHERE = "192.0.2.77";

    private final SetClock clock = new SetClock(Instant.parse("2026-05-04T12:00:00Z"));
    private final JdbcClient sql = JdbcClient.create(TestPostgres.migrated());
    private final NetworkBlockStore store = new NetworkBlockStore(sql);
    private final NetworkBlocks networks = new NetworkBlocks(store, new Ids(clock), clock);
    private final SignUpTries tries = new SignUpTries(new SignUpTryStore(sql), clock);

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7, 198.51.100.8",
        "198.51.100.0/24, 198.51.100.200, 198.51.101.1",
        "198.51.100.77/25, 198.51.100.1, 198.51.100.128",
        "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::1",
        "2001:db8::1, 2001:db8::1, 2001:db8::2",
        "::ffff:198.51.100.7, 198.51.100.7, 2001:db8::1",
        "0.0.0.0/0, 203.0.113.9, 2001:db8::1",
    })
    void networkIsKeptOutAndItsNeighbourIsNot(String range, String inside, String outside) {
        networks.add(read(range), Severity.NO_ACCESS, "", Optional.empty(), "::1");
        assertThat(networks.shutOut(inside)).isTrue();
        assertThat(networks.shutOut(outside)).isFalse();
        assertThat(networks.shutOut("no address")).isFalse();
    }

    @Test
    void strictestOfSeveralNetworksCounts() {
        add("198.51.0.0/16", Severity.SIGN_UP_NEEDS_APPROVAL);
        add("198.51.100.0/24", Severity.NO_SIGN_UP);
        add("198.51.100.0/28", Severity.SIGN_UP_NEEDS_APPROVAL);
        assertThat(networks.severity("198.51.100.1")).contains(Severity.NO_SIGN_UP);
        assertThat(networks.severity("198.51.7.1")).contains(Severity.SIGN_UP_NEEDS_APPROVAL);
        assertThat(networks.severity("198.52.7.1")).isEmpty();
        assertThat(networks.shutOut("198.51.100.1")).isFalse();
    }

    @Test
    void blockEndsByItselfAndItsRowGoes() {
        NetworkBlock block =
                networks.add(read("198.51.100.0/24"), Severity.NO_ACCESS, "", Optional.of(networks.end(60)), ELSEWHERE);
        assertThat(networks.shutOut("198.51.100.1")).isTrue();
        clock.advance(Duration.ofSeconds(60));
        assertThat(networks.shutOut("198.51.100.1")).isFalse();
        assertThat(networks.byId(block.id())).isEmpty();
        assertThat(networks.list(Page.first(10)).items()).isEmpty();
        new BlocklistSweep(store, tries, clock).sweep();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void networkThatEndedCanBeBlockedAgainAndOneThatHoldsCannot() {
        networks.add(read("198.51.100.0/24"), Severity.NO_ACCESS, "", Optional.of(networks.end(60)), ELSEWHERE);
        assertThatThrownBy(() -> add("198.51.100.9/24", Severity.NO_SIGN_UP)).isInstanceOf(InvalidInput.class);
        clock.advance(Duration.ofSeconds(61));
        assertThat(add("198.51.100.9/24", Severity.NO_SIGN_UP).written()).isEqualTo("198.51.100.0/24");
    }

    @Test
    void nobodyShutsOutThemselves() {
        assertThatThrownBy(() -> add("192.0.2.0/24", Severity.NO_ACCESS))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("your own address");
        NetworkBlock mild = add("192.0.2.0/24", Severity.NO_SIGN_UP);
        assertThatThrownBy(() ->
                        networks.change(mild.id(), mild.range(), Severity.NO_ACCESS, "", Optional.empty(), ELSEWHERE))
                .isInstanceOf(InvalidInput.class);
        assertThat(networks.shutOut(ELSEWHERE)).isFalse();
    }

    @Test
    void whatAnotherProcessBlocksIsNoticedWithTheNextRefresh() {
        assertThat(networks.shutOut("198.51.100.1")).isFalse();
        new NetworkBlocks(store, new Ids(clock), clock)
                .add(read("198.51.100.1"), Severity.NO_ACCESS, "", Optional.empty(), ELSEWHERE);
        networks.refresh();
        assertThat(networks.shutOut("198.51.100.1")).isTrue();
    }

    @Test
    void triesAreCountedByDayAndEachAddressOnce() {
        tries.count(7, "198.51.100.1");
        tries.count(7, "198.51.100.1");
        tries.count(7, "198.51.100.2");
        clock.advance(Duration.ofDays(1));
        tries.count(7, "198.51.100.1");
        assertThat(tries.lastDays(List.of(7L, 8L)).get(7L))
                .hasSize(7)
                .extracting(TriesOfDay::tries)
                .startsWith(1L, 3L, 0L);
        assertThat(tries.lastDays(List.of(7L)).get(7L))
                .extracting(TriesOfDay::addresses)
                .startsWith(1L, 2L, 0L);
        assertThat(tries.lastDays(List.of(8L)).get(8L))
                .extracting(TriesOfDay::tries)
                .containsOnly(0L);
        clock.advance(Duration.ofDays(6));
        tries.forgetOld();
        assertThat(sql.sql("select count(*) from blocked_email_domain_tries")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void hashIsTheSameForEveryAddressOfAMailbox() {
        String hash = BlockedEmail.hash("anna.reyes@example.org");
        assertThat(BlockedEmail.hash(" Anna.Reyes+news@Example.org ")).isEqualTo(hash);
        assertThat(BlockedEmail.hash("annareyes@example.org")).isEqualTo(hash);
        assertThat(BlockedEmail.hash("annareyes@sub.example.org")).isNotEqualTo(hash);
        // Worked out with sha256sum; Mastodon makes the same of it.
        assertThat(BlockedEmail.hash("test@example.com"))
                .isEqualTo("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b");
    }

    private NetworkBlock add(String range, Severity severity) {
        return networks.add(read(range), severity, "", Optional.empty(), ELSEWHERE);
    }

    private static AddressRange read(String range) {
        return AddressRange.read(range).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.77, 24, 198.51.100.0", "198.51.100.77, 0, 0.0.0.0", "198.51.100.77, 31, 198.51.100.76"})
    void rangeIsWrittenWithItsFirstAddress(String address, int bits, String first) {
        assertThat(AddressRange.around(InetAddress.ofLiteral(address), bits).network())
                .isEqualTo(InetAddress.ofLiteral(first));
    }
}
