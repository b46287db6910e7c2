package health.rounds.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.DataFile;
import health.rounds.testkit.DrawnFace;
import health.rounds.testkit.Scan;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightTest {
    private static final Sight SIGHT = new Sight();
    private static final String NAME = "TAMSIN WHITBROOK 1961-04-12";

    @Test
    void aScanWithoutWritingHasNoTextAndNoFace() {
        Seen seen = SIGHT.look(Scan.of(900, 700).picture());

        assertThat(seen.faces()).isEmpty();
        assertThat(seen.lines()).noneMatch(line -> line.text().length() > 3);
    }

    @Test
    void blackOnWhiteWhiteOnBlackAndGreyOnGreyAreRead() {
        assertThat(read(Scan.blank(900, 300, Color.WHITE).with(NAME, 60, 150, 28, Color.BLACK)))
                .contains(NAME);
        assertThat(read(Scan.of(900, 600).with(NAME, 30, 40, 24, Color.WHITE))).contains(NAME);
        assertThat(read(Scan.blank(900, 300, new Color(118, 118, 118))
                        .with(NAME, 60, 150, 28, new Color(146, 146, 146))))
                .contains(NAME);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, -12, 90, 180, 270})
    void turnedLinesAreRead(double degrees) {
        Scan scan = Scan.blank(1000, 1000, Color.WHITE);
        double radians = Math.toRadians(degrees);
        int x = (int) (500 - 220 * Math.cos(radians));
        int y = (int) (500 - 220 * Math.sin(radians));
        assertThat(read(scan.turned(NAME, x, y, 28, Color.BLACK, degrees))).contains(NAME);
    }

    @Test
    void smallPrintInTheCornersOfALargePictureIsRead() {
        Scan scan = Scan.of(3600, 2300)
                .with(NAME, 12, 34, 24, Color.WHITE)
                .with("MRN 48213377", 3300, 2290, 24, Color.WHITE);
        assertThat(read(scan)).contains(NAME, "48213377");
    }

    @Test
    void veryLargeLettersAreRead() {
        assertThat(read(Scan.blank(2400, 900, Color.WHITE).with("WHITBROOK", 100, 640, 340, Color.BLACK)))
                .contains("WHITBROOK");
    }

    @Test
    void theBoxHoldsAllOfTheLine() {
        BufferedImage picture = Scan.blank(900, 300, Color.WHITE)
                .with("Whitbrook", 200, 150, 40, Color.BLACK)
                .picture();
        Box box = SIGHT.look(picture).lines().getFirst().box();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                boolean inside = x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
                assertThat(inside || (picture.getRGB(x, y) & 0xff) > 200)
                        .as("ink at %d,%d outside of %s", x, y, box)
                        .isTrue();
            }
        }
    }

    @Test
    void aFaceIsSeenWhicheverWayItLies() {
        BufferedImage upright = DrawnFace.picture();
        for (int turns = 0; turns < 4; turns++) {
            BufferedImage turned = new BufferedImage(800, 800, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = turned.createGraphics();
            graphics.rotate(turns * Math.PI / 2, 400, 400);
            graphics.drawImage(upright, 0, 0, null);
            graphics.dispose();
            List<Face> faces = SIGHT.look(turned).faces();
            assertThat(faces).as("%d quarter turns", turns).hasSize(1);
            assertThat(faces.getFirst().eyesBarred()).isFalse();
            assertThat(faces.getFirst().box().shared(new Box(390, 390, 20, 20))).isPositive();
        }
    }

    @Test
    void aBarOverTheEyesIsNoticed() {
        assertThat(SIGHT.look(DrawnFace.barred()).faces()).singleElement().matches(Face::eyesBarred);
    }

    @Test
    void onePixelIsLookedAt() {
        assertThat(SIGHT.look(Scan.blank(1, 1, Color.RED).picture()).lines()).isEmpty();
    }

    @Test
    void missingOrAlteredModelStopsEverything() {
        Properties files = DataFile.properties("sight-models.properties");

        assertThatThrownBy(() -> new Models(files, path -> null))
                .isInstanceOf(SightFailed.class)
                .hasMessageContaining("none are taken");
        assertThatThrownBy(() -> new Models(files, path -> new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(SightFailed.class)
                .hasRootCauseMessage("altered model /models/ch_PP-OCRv4_det_infer.onnx");
    }

    private static String read(Scan scan) {
        List<Line> lines = SIGHT.look(scan.picture()).lines();
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
