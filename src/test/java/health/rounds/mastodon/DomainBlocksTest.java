package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DomainBlocksTest {
    private static final String LIST = "/api/v1/domain_blocks";

    private final Community community = Community.shared();
    private final ApiClient app = ApiClient.of(community.stranger());

    @Test
    void domainIsKeptInOneFormHoweverItIsTyped() {
        for (String typed :
                List.of("Klinik-München.Example.", "klinik-münchen.example", "XN--klinik-mnchen-3ob.example")) {
            assertThat(app.form("POST", LIST, "domain", typed).ok().size()).isZero();
        }
        assertThat(domains(LIST)).containsExactly("xn--klinik-mnchen-3ob.example");
        assertThat(app.form("DELETE", LIST, "domain", " klinik-münchen.example ")
                        .ok()
                        .size())
                .isZero();
        assertThat(domains(LIST)).isEmpty();
        app.form("DELETE", LIST, "domain", "never.hidden.example").ok();
    }

    @Test
    void whatIsNoDomainIsRefusedAndNothingKept() {
        String own = community.address("/").getHost();
        for (String typed : List.of(
                "a b.example",
                "clinic.example:8080",
                "https://clinic.example",
                "anna@clinic.example",
                "clinic.example/path",
                "clinic..example",
                ".example",
                ".",
                "-clinic.example",
                "a".repeat(64) + ".example",
                "a.".repeat(150) + "example",
                "\u202eclinic.example",
                own)) {
            ApiClient.Answer answer = app.form("POST", LIST, "domain", typed);
            assertThat(answer.status()).as(typed).isEqualTo(422);
            assertThat(answer.json().get("error").asString()).isNotEmpty();
        }
        assertThat(app.form("POST", LIST, "domain", " ").status()).isEqualTo(422);
        assertThat(app.post(LIST).status()).isEqualTo(422);
        assertThat(app.form("DELETE", LIST, "domain", "a b").status()).isEqualTo(422);
        assertThat(domains(LIST)).isEmpty();
    }

    @Test
    void listIsPagedAndNobodyElseReadsIt() {
        for (String domain : List.of("one.example", "two.example", "three.example")) {
            app.form("POST", LIST, "domain", domain).ok();
        }
        ApiClient.Answer first = app.get(LIST + "?limit=2");
        assertThat(first.ok().toString()).isEqualTo("[\"three.example\",\"two.example\"]");
        String cursor = first.header("Link").orElseThrow().replaceAll("(?s)^.*?max_id=(\\d+).*$", "$1");
        assertThat(domains(LIST + "?limit=2&max_id=" + cursor)).containsExactly("one.example");
        assertThat(ApiClient.of(community.stranger()).get(LIST).ok().size()).isZero();
        assertThat(ApiClient.anonymous().get(LIST).status()).isEqualTo(401);
        assertThat(app.get(LIST + "?max_id=x").status()).isEqualTo(400);
    }

    @Test
    void nobodyHereIsOfAHiddenDomain() {
        app.form("POST", LIST, "domain", "other.example").ok();
        assertThat(app.get("/api/v1/accounts/relationships?id[]="
                                + community.stranger().id())
                        .ok()
                        .get(0)
                        .get("domain_blocking")
                        .asBoolean())
                .isFalse();
    }

    private List<String> domains(String path) {
        return StreamSupport.stream(app.get(path).ok().spliterator(), false)
                .map(domain -> domain.asString())
                .toList();
    }
}
