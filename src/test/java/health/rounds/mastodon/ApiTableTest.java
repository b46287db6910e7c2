package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.ClientsSeen;
import health.rounds.testkit.ClientsSeen.Route;
import health.rounds.testkit.Community;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/api.md says of every endpoint what is true. */
class ApiTableTest {
    private static final Path FILE = Path.of("docs/api.md");

    @Test
    void tableIsThatOfTheRoutes() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        List<String> renewed = new ApiTable(ClientsSeen.recorded()).renewed(lines);
        if (ClientsSeen.REGENERATE) {
            Files.write(FILE, renewed);
            lines = renewed;
        }
        assertThat(lines)
                .as("%s differs from the routes; run this test with -Drounds.regenerate=true", FILE)
                .isEqualTo(renewed);
        assertThat(ApiTable.unexplained(lines))
                .as("rows of %s that need a few words on what the endpoint does", FILE)
                .isEmpty();
    }

    @Test
    void whatIsNotHereIsAnsweredAsJson() throws IOException {
        ApiClient app = ApiClient.of(Community.shared().stranger());
        List<Route> absent = ApiTable.notHere(Files.readAllLines(FILE));
        assertThat(absent).isNotEmpty();
        for (Route route : absent) {
            ApiClient.Answer answer = app.send(
                    route.method(), route.pattern().replaceAll("\\{[^}]+}", "2026"), BodyPublishers.noBody(), Map.of());
            assertThat(answer.status()).as(route.toString()).isEqualTo(404);
            assertThat(answer.json().get("error").asString())
                    .as(route.toString())
                    .isNotEmpty();
        }
    }
}
