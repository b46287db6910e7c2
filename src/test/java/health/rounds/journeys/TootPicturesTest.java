package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.media.CameraPicture;
import health.rounds.platform.Settings;
import health.rounds.testkit.Community;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pictures straight from a camera, posted with the command-line app toot. */
class TootPicturesTest {
    private static final List<CameraPicture> CAMERAS = List.of(
            new CameraPicture("Apple", "iPhone 15 Pro", "F2LX-90417", ByteOrder.BIG_ENDIAN),
            new CameraPicture("HTC", "HTC Desire", "HT04-77123", ByteOrder.LITTLE_ENDIAN),
            new CameraPicture("SAMSUNG", "GT-I9000", "R58M-55201", ByteOrder.LITTLE_ENDIAN),
            new CameraPicture("NIKON CORPORATION", "NIKON D850", "6021984", ByteOrder.BIG_ENDIAN));

    private final Community community = Community.shared();
    private final Community.Member anna = community.stranger();

    @TempDir
    private Path home;

    @Test
    void neitherReadersNorTheDiskGetWhatTheCameraWrote() throws Exception {
        Toot toot = Toot.signedIn(home, anna);

        String post = toot.post("Four views of the same square", media());
        JsonNode attachments =
                MemberApi.of(anna).get("/api/v1/statuses/" + post).get("media_attachments");

        assertThat(attachments).hasSize(CAMERAS.size());
        Map<String, byte[]> served = new HashMap<>();
        for (JsonNode attachment : attachments) {
            for (String which : List.of("url", "preview_url")) {
                URI address = URI.create(attachment.get(which).asString());
                served.put(address.getPath().replaceFirst(".*/", ""), download(address));
            }
        }
        assertThat(served).as("each in two sizes").hasSize(2 * CAMERAS.size());
        served.forEach(TootPicturesTest::assertNothingOfTheCamera);

        Map<String, byte[]> stored = stored();
        assertThat(stored).containsAllEntriesOf(served);
        stored.forEach(TootPicturesTest::assertNothingOfTheCamera);
    }

    /** Four files, as telephones name them; each has all that is looked for afterwards. */
    private String[] media() throws IOException {
        List<String> arguments = new ArrayList<>();
        for (CameraPicture camera : CAMERAS) {
            byte[] file = camera.jpeg();
            assertThat(camera.tracesIn(file)).isEqualTo(camera.traces());
            Path path = home.resolve("IMG_20261120_14032" + arguments.size() + ".jpg");
            arguments.addAll(List.of("--media", Files.write(path, file).toString()));
        }
        return arguments.toArray(String[]::new);
    }

    private static byte[] download(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    /** Every file that the server keeps of pictures, half-received ones included. */
    private Map<String, byte[]> stored() throws IOException {
        Map<String, byte[]> stored = new HashMap<>();
        try (Stream<Path> files =
                Files.walk(community.part(Settings.class).data().resolve("media"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stored.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return stored;
    }

    private static void assertNothingOfTheCamera(String name, byte[] file) {
        for (CameraPicture camera : CAMERAS) {
            assertThat(camera.tracesIn(file)).as(name).isEmpty();
        }
    }
}
