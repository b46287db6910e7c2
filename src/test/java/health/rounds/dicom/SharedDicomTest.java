package health.rounds.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of real equipment, which lie beside the project and not in it. */
class SharedDicomTest {
    private static final Path FOLDER = Path.of("../shared/data/dicom");

    /** Without pixels, or without a size. */
    private static final Set<String> NO_PICTURE = Set.of(
            "presidio_0_ORIGINAL_no_pixels.dcm",
            "pydicom_nested_priv_SQ.dcm",
            "pydicom_rtplan.dcm",
            "pydicom_test-SR.dcm");

    private final DicomFile dicom = new DicomFile(33_177_600, 16_384);
    private final AnnexE annexE = AnnexE.load();

    @BeforeEach
    void filesAreThere() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no DICOM files in ../shared/data/dicom: skipped");
    }

    @Test
    void allTwentyPicturesAreShownAndTheOthersRefused() throws IOException {
        Set<String> refused = new TreeSet<>();
        int shown = 0;
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(DicomFile.looksLike(bytes)).as(file.toString()).isTrue();
            try {
                BufferedImage image = dicom.read(bytes).image();
                assertThat(shades(image)).as(file.toString()).isGreaterThan(3);
                shown++;
            } catch (DicomRefusal refusal) {
                refused.add(file.getFileName().toString());
                assertThat(refusal.reason()).startsWith("This DICOM file").endsWith(".");
            }
        }
        assertThat(shown).isEqualTo(20);
        assertThat(refused).isEqualTo(new TreeSet<>(NO_PICTURE));
    }

    @Test
    void theSameScanLooksTheSameInFourTransferSyntaxes() throws Exception {
        BufferedImage first = picture("pydicom_MR_small.dcm").image();
        for (String other : List.of("RLE", "bigendian", "implicit")) {
            BufferedImage image = picture("pydicom_MR_small_" + other + ".dcm").image();
            for (int y = 0; y < first.getHeight(); y++) {
                for (int x = 0; x < first.getWidth(); x++) {
                    assertThat(image.getRGB(x, y)).as(other).isEqualTo(first.getRGB(x, y));
                }
            }
        }
    }

    /** Stripes of known colours, packed in two ways. */
    @Test
    void coloursAreTrue() throws Exception {
        for (String name : List.of("pydicom_SC_rgb_rle.dcm", "pydicom_SC_rgb_jpeg_dcmtk.dcm")) {
            BufferedImage image = picture(name).image();
            assertThat(near(image.getRGB(50, 5), 0xff0000)).as(name).isTrue();
            assertThat(near(image.getRGB(50, 25), 0x00ff00)).as(name).isTrue();
            assertThat(near(image.getRGB(50, 45), 0x0000ff)).as(name).isTrue();
            assertThat(near(image.getRGB(50, 95), 0xffffff)).as(name).isTrue();
        }
    }

    @Test
    void ofThirtyFramesTheMiddleOneIsShown() throws Exception {
        DicomPicture picture = picture("pydicom_examples_ybr_color.dcm");
        assertThat(picture.frames()).isEqualTo(30);
        assertThat(picture.frame()).isEqualTo(16);
        assertThat(picture.description()).isEqualTo("ultrasound");
    }

    /** PS3.15, annex E: of the values of all attributes in its table none is in anything that leaves, and all are recognised. */
    @Test
    void noIdentifyingValueLeavesAFile() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Map<String, List<String>> identifying = identifying(bytes);
            assertThat(identifying).as(file.toString()).isNotEmpty();
            String leaving;
            try {
                DicomPicture picture = dicom.read(bytes);
                assertThat(picture.dropped().stream().map(Dropped::tag).toList())
                        .as(file.toString())
                        .containsExactlyInAnyOrderElementsOf(identifying.keySet());
                leaving = png(picture.image()) + '\n' + picture.description() + '\n' + picture.dropped();
            } catch (DicomRefusal refusal) {
                leaving = refusal.reason();
            }
            for (Map.Entry<String, List<String>> attribute : identifying.entrySet()) {
                for (String value : attribute.getValue()) {
                    assertThat(leaving).as(file + " " + attribute.getKey()).doesNotContain(value);
                }
            }
        }
    }

    /** By tag as it is reported, the values that could be recognised: five bytes and more. */
    private Map<String, List<String>> identifying(byte[] file) {
        Map<String, List<String>> found = new TreeMap<>();
        try {
            DataSetReader reader = new DataSetReader(file, 132, DicomLimits.load());
            DataSet meta = reader.meta();
            collect(meta, found);
            String syntax = meta.text(Tag.TRANSFER_SYNTAX).orElseThrow();
            if (!syntax.endsWith(".99")) {
                collect(reader.rest(TransferSyntax.of(syntax).encoding()), found);
            } else {
                java.util.zip.Inflater inflater = new java.util.zip.Inflater(true);
                inflater.setInput(file, reader.at(), file.length - reader.at());
                byte[] body = new byte[1 << 20];
                byte[] whole = java.util.Arrays.copyOf(body, inflater.inflate(body));
                System.arraycopy(body, 0, whole, 0, whole.length);
                collect(new DataSetReader(whole, 0, DicomLimits.load()).rest(Encoding.EXPLICIT_LITTLE), found);
            }
            return found;
        } catch (DicomRefusal | java.util.zip.DataFormatException e) {
            throw new AssertionError(e);
        }
    }

    private void collect(DataSet set, Map<String, List<String>> found) {
        for (Element element : set.elements()) {
            annexE.row(element.tag()).ifPresent(row -> {
                List<String> values = found.computeIfAbsent(row.tag(), tag -> new ArrayList<>());
                for (String value : element.value().part(0, 4096).text().split("[\\\\^=]", -1)) {
                    String text = value.strip().replace("\0", "");
                    if (text.length() >= 5) {
                        values.add(text);
                    }
                }
            });
            element.items().forEach(item -> collect(item, found));
        }
    }

    private DicomPicture picture(String name) throws IOException, DicomRefusal {
        return dicom.read(Files.readAllBytes(FOLDER.resolve(name)));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.(dcm|dicom)"))
                    .sorted()
                    .toList();
        }
    }

    private static long shades(BufferedImage image) {
        return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .count();
    }

    private static boolean near(int colour, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((colour >> shift & 0xff) - (wanted >> shift & 0xff)) > 8) {
                return false;
            }
        }
        return true;
    }

    private static String png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
