package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.sight.Box;
import health.rounds.sight.Line;
import health.rounds.sight.Seen;
import health.rounds.sight.Sight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures with burned-in names and birth dates, photographs without, and, where {@code ROUNDS_FACES} names a folder, faces. */
class SharedPicturesTest {
    private static final Path FOLDER = Path.of("../shared/data/images");
    private static final Sight SIGHT = new Sight();
    private static final PictureGuard GUARD = new PictureGuard(new Guard(), SIGHT);
    private static final Author NOBODY = new Author("", "");

    @ParameterizedTest
    @CsvSource({
        "presidio_0_ORIGINAL.png, DAVIDSON;DOUGLAS;01.09.2012;06.16.1976",
        "presidio_2_ORIGINAL.png, KAUFMAN;SCOTT;03.09.2012;07.22.1943",
        "presidio_ocr_test.png, David Johnson;(212) 555-1234;opencode@microsoft.com",
        "presidio_pii_verify.png, David Johnson;(212) 555-1234",
        "presidio_kwargs_test.jpg, John;Smith;202-555-0121"
    })
    void burnedInNamesDatesAndNumbersAreCovered(String file, String words) throws IOException {
        BufferedImage picture = read(file);
        Seen seen = SIGHT.look(picture);
        List<Box> covered =
                GUARD.findings(seen, NOBODY).stream().map(PictureFinding::box).toList();
        for (String word : words.split(";", -1)) {
            assertThat(seen.lines())
                    .as("%s in %s is read", word, file)
                    .anyMatch(line -> line.text().contains(word));
            assertThat(seen.lines().stream()
                            .filter(line -> line.text().contains(word))
                            .map(Line::box))
                    .as("%s in %s is covered", word, file)
                    .allMatch(covered::contains);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "presidio_no_ocr.jpg",
                "mdx_HTC_Desire.jpg",
                "mdx_Samsung_GT-I9000__Galaxy_S_.jpg",
                "mdx_Apple_iPhone_4.jpg"
            })
    void picturesWithoutPatientsAreLeftAsTheyAre(String file) throws IOException {
        assertThat(GUARD.look(read(file), NOBODY)).isEmpty();
    }

    /** The six photographs in {@code demo} of the npm package @vladmandic/face-api 1.7.15 show 3, 3, 3, 4, 5 and 4 faces. */
    @Test
    void facesOfPhotographsAreFoundAndNothingElseIs() throws IOException {
        String folder = System.getenv("ROUNDS_FACES");
        Assumptions.assumeTrue(folder != null, "skipped: ROUNDS_FACES names no folder with sample1.jpg to sample6.jpg");
        int[] faces = {3, 3, 3, 4, 5, 4};
        int found = 0;
        int more = 0;
        for (int i = 0; i < faces.length; i++) {
            BufferedImage picture =
                    ImageIO.read(Path.of(folder, "sample" + (i + 1) + ".jpg").toFile());
            int seen = SIGHT.look(picture).faces().size();
            found += Math.min(seen, faces[i]);
            more += Math.max(0, seen - faces[i]);
        }
        System.out.printf("faces found %d of 22, %d more%n", found, more);
        assertThat(found).isGreaterThanOrEqualTo(20);
        assertThat(more).isLessThanOrEqualTo(2);
    }

    private static BufferedImage read(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "skipped: no " + path);
        return ImageIO.read(path.toFile());
    }
}
