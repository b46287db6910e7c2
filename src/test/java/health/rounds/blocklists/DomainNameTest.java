package health.rounds.blocklists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "' Example.ORG. ', example.org",
        "https://bad.example:8443/about?x=1#y, bad.example",
        "bad.example/users, bad.example",
        "localhost:3000, localhost",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER。example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "foo, foo",
    })
    void everyWayToWriteItIsOneName(String typed, String name) {
        assertThat(DomainName.read(typed).map(DomainName::value)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "a..b",
                "-a.example",
                "a-.example",
                "a_b.example",
                "*",
                "*.example",
                "two words",
                "[::1]",
                "a@b",
                "\u0000",
                "\ud83d",
                "https://"
            })
    void whatIsNoDomainIsNone(String typed) {
        assertThat(DomainName.read(typed)).isEmpty();
    }

    @Test
    void longTextsAreNoDomains() {
        assertThat(DomainName.read("a".repeat(64) + ".example")).isEmpty();
        assertThat(DomainName.read("a.".repeat(130) + "example")).isEmpty();
        assertThat(DomainName.read("ü".repeat(20_000))).isEmpty();
    }

    @Test
    void nameStandsForAllBelowIt() {
        assertThat(new DomainName("a.b.example").withParents()).containsExactly("a.b.example", "b.example", "example");
    }

    @Test
    void middleIsStarredOutAndTheHashTellsTheName() {
        assertThat(new DomainName("dajiweibo.com").obscured()).isEqualTo("daji*****.com");
        assertThat(new DomainName("a.b").obscured()).isEqualTo("a.*");
        assertThat(new DomainName("example.com").digest())
                .isEqualTo("a379a6f6eeafb9a55e378c118034e2751e682fab9f2d30ab13d2125586ce1947");
    }
}
