package health.rounds.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.testkit.Film;
import health.rounds.testkit.Scan;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ffmpeg does for Rounds; skipped where it is not installed, but for what must hold without it. */
class VideosTest {
    private static final BufferedImage RED = Scan.blank(320, 240, Color.RED).picture();
    private static final BufferedImage BLUE = Scan.blank(320, 240, Color.BLUE).picture();

    @TempDir
    private Path folder;

    private final Videos videos = new Videos();

    @Test
    void withoutFfmpegThereIsNoVideoAndThatIsSaid() {
        Videos none = new Videos(folder.toString());
        assertThat(none.available()).isFalse();
        assertThatThrownBy(() -> none.probe(folder.resolve("a.mp4"), folder))
                .isInstanceOf(VideoRefusal.class)
                .hasMessage("This community takes no video: ffmpeg is not installed on its server.");
    }

    @Test
    void stillPicturesInTheSameContainerAreNoVideo() {
        assertThat(Videos.looksLike(head("ftyp", "mp42"))).isTrue();
        assertThat(Videos.looksLike(head("ftyp", "qt  "))).isTrue();
        assertThat(Videos.looksLike(head("moov", "abcd"))).isTrue();
        assertThat(Videos.looksLike(head("ftyp", "heic"))).isFalse();
        assertThat(Videos.looksLike(head("ftyp", "avif"))).isFalse();
        assertThat(Videos.looksLike(new byte[4])).isFalse();
    }

    private static byte[] head(String kind, String brand) {
        return ("\0\0\0\u0018" + kind + brand).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void nothingButPicturesIsInWhatIsWritten() throws Exception {
        Film.assumePossible();
        byte[] film = Film.of(2, RED, BLUE);
        for (String trace : Film.TRACES.subList(0, 2)) {
            assertThat(text(film)).as("the film itself").contains(trace);
        }
        Path clean = folder.resolve("clean.mp4");
        VideoFacts facts = videos.probe(file(film), folder);
        VideoFacts written = videos.write(file(film), facts, List.of(), clean, folder);

        assertThat(written.width()).isEqualTo(320);
        assertThat(written.height()).isEqualTo(240);
        assertThat(written.seconds()).isBetween(3.5, 4.5);
        for (String trace : Film.TRACES) {
            assertThat(text(Files.readAllBytes(clean))).doesNotContain(trace);
        }
        // The boxes of a sound track (ISO/IEC 14496-12, 12.2) and of user data.
        assertThat(text(Files.readAllBytes(clean))).doesNotContain("smhd", "mp4a", "chap", "x264 - core");
    }

    @Test
    void everySceneIsLookedAt() throws Exception {
        Film.assumePossible();
        Path film = file(Film.of(2, RED, BLUE, RED));
        VideoFacts facts = videos.probe(film, folder);
        List<Still> stills = videos.stills(film, facts, folder);

        assertThat(stills.getFirst().seconds()).isZero();
        assertThat(stills).hasSizeGreaterThanOrEqualTo(6);
        assertThat(stills).anyMatch(still -> still.time().equals("0:02") && isBlue(still));
        assertThat(stills).anyMatch(still -> still.time().equals("0:04") && !isBlue(still));
    }

    @Test
    void coversLastFromBeginningToEnd() throws Exception {
        Film.assumePossible();
        Path film = file(Film.of(2, RED, BLUE));
        Path clean = folder.resolve("clean.mp4");
        VideoFacts written =
                videos.write(film, videos.probe(film, folder), List.of(new Rectangle(40, 40, 80, 40)), clean, folder);
        for (Still still : videos.stills(clean, written, folder)) {
            BufferedImage picture = ImageIO.read(still.file().toFile());
            assertThat(picture.getRGB(80, 60) & 0xff).isLessThan(30);
            assertThat(picture.getRGB(80, 60) >> 16 & 0xff).isLessThan(30);
            assertThat(picture.getRGB(200, 200) & 0xffffff).isNotZero();
        }
    }

    @Test
    void whatIsTooLongIsRefused() {
        Film.assumePossible();
        assertThatThrownBy(() -> videos.probe(file(Film.of(61, RED)), folder))
                .isInstanceOf(VideoRefusal.class)
                .hasMessageContaining("60 is the most");
    }

    /** Playlists and the like make ffmpeg open other files and addresses. */
    @Test
    void filesOfOtherKindsAreRefusedWhateverTheyRefer() throws Exception {
        Film.assumePossible();
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        for (String other : List.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://" + secret + "\n",
                "ffconcat version 1.0\nfile '" + secret + "'\n",
                "http://127.0.0.1/a.mp4",
                "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom",
                "")) {
            assertThatThrownBy(() -> videos.probe(file(other.getBytes(StandardCharsets.ISO_8859_1)), folder))
                    .isInstanceOf(VideoRefusal.class);
        }
        byte[] film = Film.of(1, RED);
        assertThatThrownBy(() -> videos.probe(file(java.util.Arrays.copyOf(film, film.length / 2)), folder))
                .isInstanceOf(VideoRefusal.class);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("film.mov"), bytes);
    }

    private static boolean isBlue(Still still) {
        try {
            int colour = ImageIO.read(still.file().toFile()).getRGB(100, 100);
            return (colour & 0xff) > (colour >> 16 & 0xff);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
