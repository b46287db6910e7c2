package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import health.rounds.testkit.Film;
import health.rounds.testkit.Scan;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Videos as apps and browsers get them. */
class VideoApiTest {
    private final ApiClient anna = ApiClient.of(Community.shared().member("anna"));

    @Test
    void instanceSaysWhetherVideoIsTaken() {
        String types = anna.get("/api/v2/instance")
                .json()
                .at("/configuration/media_attachments")
                .toString();
        assertThat(types.contains("video/mp4")).isEqualTo(Film.possible());
        assertThat(types).contains("application/dicom");
    }

    @Test
    void videoHasTheShapeThatAppsExpectAndIsServedInPieces() {
        Film.assumePossible();
        byte[] film = Film.of(2, Scan.of(320, 240).picture());
        ApiClient.Answer answer =
                anna.multipart("POST", "/api/v2/media", Map.of("description", "A beating heart"), Map.of("file", film));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("type").asString()).isEqualTo("video");
        assertThat(answer.json().at("/meta/length").asString()).startsWith("0:00:0");
        assertThat(answer.json().at("/meta/duration").asDouble()).isBetween(1.5, 2.5);
        assertThat(answer.json().at("/meta/fps").asDouble()).isBetween(11.0, 13.0);
        assertThat(answer.json().at("/meta/original/frame_rate").asString()).endsWith("/1000");
        assertThat(answer.json().at("/meta/original/width").asInt()).isEqualTo(320);
        assertThat(answer.json().at("/meta/small/size").asString()).isEqualTo("320x240");
        assertThat(answer.json().get("preview_url").asString()).endsWith(".jpg");

        String status = anna.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        "Four chambers at work",
                        "media_ids[]",
                        answer.json().get("id").asString())
                .json()
                .get("url")
                .asString();
        assertThat(ApiClient.anonymous().get(URI.create(status).getPath()).text())
                .contains("<video ", " controls ", "aria-label=\"A beating heart\"")
                .doesNotContain("autoplay");

        String file = URI.create(answer.json().get("url").asString()).getPath();
        ApiClient.Answer piece =
                ApiClient.anonymous().send("GET", file, BodyPublishers.noBody(), Map.of("Range", "bytes=4-7"));
        assertThat(piece.status()).isEqualTo(206);
        assertThat(piece.text()).isEqualTo("ftyp");
        assertThat(piece.http().headers().firstValue("Content-Type")).hasValue("video/mp4");
    }
}
