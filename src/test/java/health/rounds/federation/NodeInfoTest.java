package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Community;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NodeInfoTest {
    @Test
    void serverTellsWhatItSpeaks() {
        JsonNode links = Fetch.of("/.well-known/nodeinfo", "*/*").ok().get("links");
        for (int i = 0; i < 2; i++) {
            Fetch fetched = Fetch.of(links.get(i).get("href").asString(), "application/json");
            JsonNode info = fetched.ok();
            assertThat(info.get("version").asString()).isEqualTo("2." + i);
            assertThat(links.get(i).get("rel").asString()).endsWith("/schema/2." + i);
            assertThat(info.get("software").get("name").asString()).isEqualTo("rounds");
            assertThat(info.get("protocols").toString()).isEqualTo("[\"activitypub\"]");
            assertThat(info.get("usage").get("users").get("total").isNumber()).isTrue();
            assertThat(fetched.header("Access-Control-Allow-Origin")).containsExactly("*");
            assertThat(fetched.header("Content-Type").getFirst())
                    .startsWith("application/json")
                    .contains("2." + i + "#");
        }
    }

    @Test
    void hostMetaLeadsToWebFinger() {
        String template = Community.shared().address("/.well-known/webfinger") + "?resource={uri}";
        Fetch xml = Fetch.of("/.well-known/host-meta", "*/*");
        assertThat(xml.header("Content-Type")).containsExactly("application/xrd+xml;charset=utf-8");
        assertThat(xml.header("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(xml.http().body()).contains("template=\"" + template + "\"");
        for (Fetch json : List.of(
                Fetch.of("/.well-known/host-meta.json", "*/*"),
                Fetch.of("/.well-known/host-meta", "application/json"))) {
            assertThat(json.ok().get("links").get(0).get("template").asString()).isEqualTo(template);
        }
    }

    @Test
    void whereFederationIsOffNothingIsServedButWhatItIs() {
        try (RoundsServer server = RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_FEDERATION", "off")))) {
            String base = "http://localhost:" + server.port();
            assertThat(Fetch.of(base + "/nodeinfo/2.1").ok().get("protocols")).isEmpty();
            for (String path : List.of(
                    "/.well-known/webfinger?resource=acct:localhost:" + server.port() + "@localhost:" + server.port(),
                    "/users/anna",
                    "/users/anna/outbox",
                    "/actor")) {
                assertThat(Fetch.of(base + path).status()).as(path).isEqualTo(404);
            }
        }
    }
}
