package health.rounds.media;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.dicom.DicomWriter;
import health.rounds.platform.Settings;
import health.rounds.sight.Sight;
import health.rounds.testkit.Community;
import health.rounds.testkit.Film;
import health.rounds.testkit.Scan;
import health.rounds.video.Videos;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DICOM files and videos as uploads: the same way as every picture. */
class ScansAndFilmsTest {
    private static final Sight SIGHT = new Sight();

    /** All names are made up. */
    private static final BufferedImage LABELLED = Scan.of(640, 480)
            .with("WHITBROOK TAMSIN [F]", 10, 40, 26, Color.WHITE)
            .picture();

    private static final List<String> HEADER = List.of("DICM", "Whitbrook", "19430722", "SN-4711", "1.2.840.10008");

    private final Community community = Community.shared();
    private final MediaLibrary library = community.part(MediaLibrary.class);
    private final Path data = community.part(Settings.class).data();
    private final AccountId anna = community.stranger().id();

    @TempDir
    private Path folder;

    @Test
    void scanIsShownWithoutItsHeaderAndWithoutTheNameInIt() throws IOException {
        Media media = stored(upload(DicomWriter.scan(LABELLED, "Whitbrook^Tamsin"), ""));

        assertThat(media.altText()).isEqualTo("X-ray, chest, PA view");
        assertThat(media.mimeType()).startsWith("image/");
        assertThat(media.width()).isEqualTo(640);
        assertThat(read(library.open(media.file()).orElseThrow().path())).noneMatch(line -> line.contains("TAMSIN"));
        PictureReview review = library.review(media.id(), anna).orElseThrow();
        assertThat(review.boxes()).hasSize(1);
        assertThat(review.inFile()).contains(InFile.NAME, InFile.TIME, InFile.SERIAL_NUMBER);
        noneIsStored(HEADER);
    }

    @Test
    void authorsOwnDescriptionOfAScanStays() {
        BufferedImage plain = Scan.of(320, 240).picture();
        assertThat(stored(upload(DicomWriter.scan(plain, "A^B"), "Clear lungs")).altText())
                .isEqualTo("Clear lungs");
    }

    @Test
    void dicomWithoutAPictureIsRefusedWithTheReason() {
        byte[] file = DicomWriter.scan(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "Whitbrook^Tamsin");
        assertThat(upload(java.util.Arrays.copyOf(file, file.length - 2), ""))
                .isInstanceOfSatisfying(
                        UploadOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("ends early"));
        noneIsStored(HEADER);
    }

    @Test
    void withoutFfmpegVideoIsNotOffered() {
        assertThat(MediaLimits.load().with(new Videos()).mimeTypes().contains("video/mp4"))
                .isEqualTo(Film.possible());
        assertThat(MediaLimits.load().mimeTypes()).doesNotContain("video/mp4", "video/quicktime");
    }

    @Test
    void writingInAFilmIsCoveredAndNothingElseOfTheFileIsLeft() throws Exception {
        Film.assumePossible();
        BufferedImage plain = Scan.of(640, 480).picture();
        Media media = stored(upload(Film.of(2, plain, LABELLED), ""));

        assertThat(media.kind()).isEqualTo(Media.Kind.VIDEO);
        assertThat(media.mimeType()).isEqualTo("video/mp4");
        assertThat(media.motion().orElseThrow().length().toMillis()).isBetween(3500L, 4500L);
        assertThat(media.smallFile()).endsWith(".jpg");
        PictureReview review = library.review(media.id(), anna).orElseThrow();
        assertThat(review.boxes()).isNotEmpty().allMatch(PictureBox::hidden);
        assertThat(review.boxes().getFirst().explanation()).startsWith("Seen at 0:0");
        assertThat(review.inFile()).contains(InFile.PLACE, InFile.TIME);
        assertThat(review.open()).isFalse();

        Path served = library.open(media.file()).orElseThrow().path();
        Videos videos = new Videos();
        for (var still : videos.stills(served, videos.probe(served, folder), folder)) {
            assertThat(read(still.file())).noneMatch(line -> line.contains("TAMSIN") || line.contains("WHITB"));
        }
        noneIsStored(Film.TRACES);
        assertThat(library.discard(media.id(), anna)).isTrue();
        assertThat(served).doesNotExist();
    }

    /** Films of real cameras, which lie beside the project and not in it. */
    @Test
    void placeAndFacesOfRealFilmsAreNotPublished() throws Exception {
        Path real = Path.of("../shared/data/images");
        Assumptions.assumeTrue(Files.isDirectory(real), "no films in ../shared/data/images: skipped");
        Film.assumePossible();
        stored(upload(Files.readAllBytes(real.resolve("mdx_with-gps.mov")), ""));
        noneIsStored(List.of("+32.0929+034.8620", "iPhone 6", "com.apple.quicktime"));

        assertThat(upload(Files.readAllBytes(real.resolve("mdx_with-gps.mp4")), ""))
                .isInstanceOfSatisfying(
                        UploadOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("This video shows a face at 0:00."));
        noneIsStored(List.of("+51.4170-000.0810"));
    }

    private UploadOutcome upload(byte[] file, String altText) {
        return library.upload(
                new Upload(anna, new ByteArrayInputStream(file), "a.bin", altText, Optional.empty(), List.of()));
    }

    private static Media stored(UploadOutcome outcome) {
        assertThat(outcome).isInstanceOf(UploadOutcome.Stored.class);
        return ((UploadOutcome.Stored) outcome).media();
    }

    private static List<String> read(Path picture) throws IOException {
        return SIGHT.look(ImageIO.read(picture.toFile())).lines().stream()
                .map(line -> line.text().toUpperCase(java.util.Locale.ROOT))
                .toList();
    }

    /** In no file of the library, published or private. */
    private void noneIsStored(List<String> traces) {
        try (Stream<Path> files = Files.walk(data.resolve("media"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String trace : traces) {
                    assertThat(bytes.contains(trace))
                            .as("%s in %s", trace, file)
                            .isFalse();
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
