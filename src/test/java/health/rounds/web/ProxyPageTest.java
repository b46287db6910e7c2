package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.blocklists.DomainName;
import health.rounds.blocklists.ServerBlockChange;
import health.rounds.blocklists.ServerBlocks;
import health.rounds.guard.Author;
import health.rounds.media.MediaPaths;
import health.rounds.platform.Page;
import health.rounds.testkit.Community;
import health.rounds.testkit.FarServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pictures of other servers as browsers and apps get them. */
class ProxyPageTest {
    private static final FarServer FAR = new FarServer();

    private final Community community = Community.shared();
    private final MediaPaths paths = community.part(MediaPaths.class);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        FAR.close();
    }

    @Test
    void pictureOfAnotherServerIsServedAsNothingButAPicture() throws Exception {
        byte[] picture = picture();
        FAR.with("/a", "text/html", picture);
        HttpResponse<byte[]> answer = get(paths.of(FAR.address("/a")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(picture);
        assertThat(header(answer, "Content-Type")).contains("image/png");
        assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(header(answer, "Content-Disposition")).contains("inline");
        assertThat(header(answer, "Cache-Control")).contains("max-age=604800, public");
        assertThat(header(answer, "Access-Control-Allow-Origin")).contains("*");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    /** Phones play no video without. */
    @Test
    void partOfAFileCanBeAskedFor() throws Exception {
        byte[] picture = picture();
        FAR.with("/part", "image/png", picture);
        HttpResponse<byte[]> answer = get(paths.of(FAR.address("/part")), "Range", "bytes=4-7");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(picture, 4, 8));
    }

    @Test
    void whatIsNotSignedOrNotThereIsNotFound() throws Exception {
        String path = paths.of(FAR.address("/missing"));
        assertThat(get(path).statusCode()).isEqualTo(404);
        int asked = FAR.asked().size();
        assertThat(get(path + "A").statusCode()).isEqualTo(404);
        assertThat(get("/proxy/?url=" + FAR.address("/a")).statusCode()).isEqualTo(404);
        assertThat(FAR.asked()).hasSize(asked);
    }

    @Test
    void serverThatDoesNotAnswerMayAnswerLater() throws Exception {
        HttpResponse<byte[]> answer = get(paths.of("https://127.0.0.1:1/a.png"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).contains("60");
    }

    @Test
    void blockingMediaOfAServerTakesItsCopiesAwayAtOnce() throws Exception {
        FAR.with("/b", "image/png", picture());
        String path = paths.of(FAR.address("localhost", "/b"));
        assertThat(get(path).statusCode()).isEqualTo(200);
        ServerBlocks blocks = community.part(ServerBlocks.class);
        DomainName domain = DomainName.read("localhost").orElseThrow();
        blocks.add(
                domain,
                new ServerBlockChange(
                        Optional.empty(),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Author("Adam", "adam"));
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> get(path).statusCode() == 404);
            assertThat(FAR.asked("/b")).isEqualTo(1);
        } finally {
            blocks.list(Page.first(40)).items().stream()
                    .filter(block -> block.domain().equals(domain))
                    .forEach(block -> blocks.remove(block.id()));
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(community.address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Optional<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
