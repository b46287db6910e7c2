package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mastodon 3.5.14, 4.0.10 and 4.1.8 took two spellings of a name for two servers, or two servers for one. */
class ServerNameTest {
    @ParameterizedTest
    @CsvSource({
        "clinic.example,clinic.example",
        "Clinic.EXAMPLE,clinic.example",
        "clinic.example.,clinic.example",
        "clinic.example:443,clinic.example",
        "clinic.example.:8443,clinic.example:8443",
        "Klinik-München.example,xn--klinik-mnchen-3ob.example",
        "xn--klinik-mnchen-3ob.example,xn--klinik-mnchen-3ob.example",
        "clinic。example,clinic.example",
        "ｃｌｉｎｉｃ.example,clinic.example",
        "ΚΛΙΝΙΚΗ.example,xn--sxadaccdp.example"
    })
    void spellingsOfOneNameAreOne(String written, String name) {
        assertThat(ServerName.read(written))
                .hasValueSatisfying(read -> assertThat(read.value()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".example",
                "a b.example",
                "a/b.example",
                "a@b.example",
                "a\u0000.example",
                "-a.example",
                "a_b.example",
                "example:0",
                "example:70000",
                "example:http",
                "[::1]",
                "clinic.example..",
                "clinic.example?x",
                "clinic.example#x"
            })
    void whatIsNoNameIsNone(String written) {
        assertThat(ServerName.read(written)).isEmpty();
    }

    @Test
    void lettersThatLookAlikeAreOtherServers() {
        assertThat(ServerName.read("clinic.example")).isNotEqualTo(ServerName.read("clіnic.example"));
    }

    @Test
    void addressesAreOfOneServerOnlyWhereNameAndPortAreTheSame() {
        assertThat(ServerName.isSame("https://a.example/x", "https://A.example.:443/y?z#q"))
                .isTrue();
        assertThat(ServerName.isSame("https://a.example/x", "https://a.example:8443/x"))
                .isFalse();
        assertThat(ServerName.isSame("https://a.example/x", "http://a.example/x"))
                .isFalse();
        assertThat(ServerName.isSame("https://a.example", "https://a.example.evil.example"))
                .isFalse();
        assertThat(ServerName.isSame("https://a.example@evil.example/", "https://a.example/"))
                .isFalse();
        assertThat(ServerName.isSame("no address", "no address")).isFalse();
    }
}
