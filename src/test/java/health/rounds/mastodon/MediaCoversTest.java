package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.sight.Sight;
import health.rounds.testkit.Community;
import health.rounds.testkit.Scan;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Apps cannot ask about covers, so they get the covered picture. */
class MediaCoversTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/media", "/api/v2/media"})
    void appsGetTheCoveredPictureAndCanPublishIt(String path) throws IOException {
        ApiClient app = ApiClient.of(Community.shared().stranger());
        byte[] scan = Scan.of(900, 700)
                .with("WHITBROOK TAMSIN [F]", 10, 32, 26, Color.WHITE)
                .with("Read by David Johnson", 520, 680, 26, Color.WHITE)
                .png();

        JsonNode media = app.multipart("POST", path, Map.of("description", "An orange disc"), Map.of("file", scan))
                .ok();
        JsonNode post = app.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        "Which projection is it?",
                        "media_ids[]",
                        media.path("id").asString())
                .ok();

        String served = post.path("media_attachments").path(0).path("url").asString();
        assertThat(served).isEqualTo(media.path("url").asString());
        assertThat(new Sight().look(ImageIO.read(URI.create(served).toURL())).lines())
                .noneMatch(line -> line.text().contains("WHITB") || line.text().contains("David"));
    }
}
