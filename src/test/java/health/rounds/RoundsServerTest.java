package health.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.Ids;
import health.rounds.platform.StartError;
import health.rounds.platform.TestPostgres;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsServerTest {
    @Test
    void answersOnItsPortUntilClosed() throws Exception {
        URI address;
        try (RoundsServer server = RoundsServer.start(TestPostgres.settings());
                HttpClient client = HttpClient.newHttpClient()) {
            address = URI.create("http://localhost:" + server.port());
            assertThat(server.settings().publicUrl()).isEqualTo(address);
            assertThat(server.part(Ids.class).next()).isPositive();
            var answer = client.send(
                    HttpRequest.newBuilder(address.resolve("/")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
        assertThatThrownBy(() -> address.toURL().openStream().close()).hasMessageContaining("refused");
    }

    @Test
    void takenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (var other = new ServerSocket(0)) {
            String port = Integer.toString(other.getLocalPort());
            assertThatThrownBy(() -> RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_PORT", port))))
                    .isInstanceOf(StartError.class)
                    .hasMessageContaining("Port " + port + " is taken");
        }
    }
}
