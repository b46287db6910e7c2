package health.rounds.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** What may be relied on when somebody uploads DICOM; files of real equipment are in {@link SharedDicomTest}. */
class DicomFileTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String JPEG = "1.2.840.10008.1.2.4.50";

    private final DicomFile dicom = new DicomFile(1_000_000, 4096);

    @Test
    void everyTransferSyntaxShowsTheSamePicture() throws DicomRefusal {
        for (Map.Entry<String, byte[]> sample : DicomSamples.chests().entrySet()) {
            assertThat(DicomFile.looksLike(sample.getValue()))
                    .as(sample.getKey())
                    .isTrue();
            DicomPicture picture = dicom.read(sample.getValue());
            assertThat(picture.image().getWidth()).as(sample.getKey()).isEqualTo(16);
            assertThat(picture.image().getHeight()).as(sample.getKey()).isEqualTo(8);
            // The window takes 4096 values to 256 shades.
            assertThat(grey(picture, 0, 0)).as(sample.getKey()).isEqualTo(64);
            assertThat(grey(picture, 15, 7)).as(sample.getKey()).isEqualTo(191);
            assertThat(picture.description()).as(sample.getKey()).isEqualTo("X-ray, chest, PA view");
            assertThat(picture.dropped())
                    .as(sample.getKey())
                    .contains(new Dropped("(0010,0010)", "Patient's Name", "Z"))
                    .contains(new Dropped("(0002,0003)", "Media Storage SOP Instance UID", "U"));
        }
    }

    @Test
    void filesWithoutPreambleAndMetaInformationAreRead() throws DicomRefusal {
        for (DicomWriter writer :
                List.of(DicomWriter.implicitLittle(), DicomWriter.explicitLittle(), new DicomWriter(true, true))) {
            byte[] file = writer.text(0x00080005, "CS", "ISO_IR 100")
                    .chest(1024, 3072)
                    .bytes();
            assertThat(DicomFile.looksLike(file)).isTrue();
            assertThat(grey(dicom.read(file), 15, 0)).isEqualTo(191);
        }
    }

    @Test
    void filesWhoseHeaderNamesTheWrongEncodingAreRead() throws DicomRefusal {
        assertThat(grey(
                        dicom.read(
                                DicomWriter.explicitLittle().chest(1024, 3072).file(IMPLICIT)),
                        15,
                        0))
                .isEqualTo(191);
        assertThat(grey(
                        dicom.read(
                                DicomWriter.implicitLittle().chest(1024, 3072).file(EXPLICIT)),
                        15,
                        0))
                .isEqualTo(191);
    }

    @Test
    void otherFilesDoNotLookLikeDicom() {
        for (String other :
                List.of("", "GIF89a", "%PDF-1.7 and so on", "<!DOCTYPE html><html></html>", "PK\u0003\u0004")) {
            assertThat(DicomFile.looksLike(other.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(other)
                    .isFalse();
        }
        assertThat(DicomFile.looksLike(new byte[4096])).isFalse();
    }

    @Test
    void onlyTermsThatTheStandardDefinesLeaveTheFile() throws DicomRefusal {
        DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                .text(Tag.MODALITY, "CS", "CT SMITH")
                .text(Tag.BODY_PART, "CS", "CHEST of John Smith")
                .text(Tag.VIEW_POSITION, "CS", "PA 1943-07-22")
                .text(Tag.LATERALITY, "CS", "Left, Mrs Smith")
                .picture(2, 2, 1, "MONOCHROME2", 8, 8)
                .pixels(new byte[4])
                .file(EXPLICIT));
        assertThat(picture.description()).isEmpty();
        assertThat(picture.modality()).isEmpty();
        assertThat(picture.bodyPart()).isEmpty();
        assertThat(picture.view()).isEmpty();
        assertThat(picture.side()).isEmpty();
    }

    @Test
    void termsAreSaidInPlainWords() throws DicomRefusal {
        DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                .text(Tag.MODALITY, "CS", "CR")
                .text(Tag.BODY_PART, "CS", "Hand\0")
                .text(Tag.VIEW_POSITION, "CS", "AP ")
                .text(Tag.LATERALITY, "CS", "L")
                .picture(2, 2, 1, "MONOCHROME2", 8, 8)
                .pixels(new byte[4])
                .file(EXPLICIT));
        assertThat(picture.description()).isEqualTo("X-ray, left hand, AP view");
    }

    @Test
    void shadesFollowTheFilesOwnRules() throws DicomRefusal {
        assertThat(shades("MONOCHROME1", w -> w)).containsExactly(255, 0);
        assertThat(shades("MONOCHROME2", w -> w)).containsExactly(0, 255);
        assertThat(shades("MONOCHROME2", w -> w.text(Tag.PRESENTATION_SHAPE, "CS", "INVERSE")))
                .containsExactly(255, 0);
        // Stored 100 and 200 are -800 and -600; the window reaches from -900 to -500.
        assertThat(shades(
                        "MONOCHROME2",
                        w -> w.text(Tag.SLOPE, "DS", "2")
                                .text(Tag.INTERCEPT, "DS", "-1000")
                                .text(Tag.WINDOW_CENTRE, "DS", "-700")
                                .text(Tag.WINDOW_WIDTH, "DS", "400")
                                .text(Tag.VOI_FUNCTION, "CS", "LINEAR_EXACT")))
                .containsExactly(64, 191);
        assertThat(shades(
                        "MONOCHROME2",
                        w -> w.text(Tag.WINDOW_CENTRE, "DS", "150")
                                .text(Tag.WINDOW_WIDTH, "DS", "100")
                                .text(Tag.VOI_FUNCTION, "CS", "SIGMOID")))
                .containsExactly(30, 225);
        assertThat(shades(
                        "MONOCHROME2",
                        w -> w.text(Tag.WINDOW_CENTRE, "DS", "150").text(Tag.WINDOW_WIDTH, "DS", "1")))
                .containsExactly(0, 255);
        // Two entries for values from 150 on: below it the first one counts.
        assertThat(shades(
                        "MONOCHROME2",
                        w -> w.sequence(
                                Tag.VOI_LUT,
                                "SQ",
                                DicomWriter.explicitLittle()
                                        .u16(Tag.LUT_DESCRIPTOR, 2, 150, 8)
                                        .u16(Tag.LUT_DATA, 10, 250))))
                .containsExactly(10, 250);
        // A window without sense is none.
        assertThat(shades(
                        "MONOCHROME2",
                        w -> w.text(Tag.WINDOW_CENTRE, "DS", "NaN").text(Tag.WINDOW_WIDTH, "DS", "-1")))
                .containsExactly(0, 255);
    }

    @Test
    void enhancedFilesKeepTheirWindowInFunctionalGroups() throws DicomRefusal {
        assertThat(shades(
                        "MONOCHROME2",
                        w -> w.sequence(
                                Tag.SHARED_GROUPS,
                                "SQ",
                                DicomWriter.explicitLittle()
                                        .sequence(
                                                Tag.FRAME_VOI,
                                                "SQ",
                                                DicomWriter.explicitLittle()
                                                        .text(Tag.WINDOW_CENTRE, "DS", "150")
                                                        .text(Tag.WINDOW_WIDTH, "DS", "200")
                                                        .text(Tag.VOI_FUNCTION, "CS", "LINEAR")))))
                .containsExactly(64, 192);
    }

    @Test
    void signedValuesAndHalfUsedWordsKeepTheirOrder() throws DicomRefusal {
        byte[] words = {(byte) 0xff, 0x0f, 0x01, 0x00, (byte) 0x00, (byte) 0xf8, 0x00, 0x00};
        DicomWriter writer = DicomWriter.explicitLittle()
                .u16(Tag.SAMPLES, 1)
                .text(Tag.PHOTOMETRIC, "CS", "MONOCHROME2")
                .u16(Tag.ROWS, 1)
                .u16(Tag.COLUMNS, 4)
                .u16(Tag.ALLOCATED, 16)
                .u16(Tag.STORED, 12)
                .u16(Tag.HIGH_BIT, 11)
                .u16(Tag.SIGNED, 1)
                .text(Tag.WINDOW_CENTRE, "DS", "0.5")
                .text(Tag.WINDOW_WIDTH, "DS", "4097");
        DicomPicture picture = dicom.read(writer.pixels(words).file(EXPLICIT));
        // -1, 1, and -2048 with an old overlay in the four bits above.
        assertThat(grey(picture, 0, 0)).isLessThanOrEqualTo(grey(picture, 3, 0));
        assertThat(grey(picture, 2, 0)).isZero();
        assertThat(grey(picture, 1, 0)).isBetween(127, 128);
    }

    @Test
    void coloursOfEveryKindComeOutRight() throws DicomRefusal {
        byte[] rgb = {(byte) 255, 0, 0, 0, (byte) 255, 0};
        byte[] planes = {(byte) 255, 0, 0, (byte) 255, 0, 0};
        // Red is 76, 85, 255 and green 150, 44, 21 (ITU-T T.871).
        byte[] ybr = {76, 85, (byte) 255, (byte) 150, 44, 21};
        assertThat(colours(colour("RGB", rgb))).containsExactly(0xff0000, 0x00ff00);
        assertThat(colours(DicomWriter.explicitLittle()
                        .picture(2, 1, 3, "RGB", 8, 8)
                        .u16(Tag.PLANAR, 1)
                        .pixels(planes)))
                .containsExactly(0xff0000, 0x00ff00);
        assertThat(colours(colour("YBR_FULL", ybr))).containsExactly(0xfe0000, 0x00ff01);
        assertThat(colours(colour("YBR_FULL_422", new byte[] {76, 76, 85, (byte) 255})))
                .containsExactly(0xfe0000, 0xfe0000);
        assertThat(colours(colour("YBR_PARTIAL_422", new byte[] {81, 81, 90, (byte) 240})))
                .containsExactly(0xfe0000, 0xfe0000);
        assertThat(colours(DicomWriter.explicitLittle()
                        .picture(2, 1, 1, "PALETTE COLOR", 8, 8)
                        .u16(Tag.RED_DESCRIPTOR, 2, 0, 16)
                        .u16(Tag.RED_DESCRIPTOR + 1, 2, 0, 16)
                        .u16(Tag.RED_DESCRIPTOR + 2, 2, 0, 16)
                        .u16(Tag.RED_DATA, 0xff00, 0)
                        .u16(Tag.RED_DATA + 1, 0, 0xff00)
                        .u16(Tag.RED_DATA + 2, 0, 0)
                        .pixels(new byte[] {0, 1})))
                .containsExactly(0xff0000, 0x00ff00);
    }

    @Test
    void ofSeveralFramesTheMiddleOneIsShown() throws DicomRefusal {
        byte[] three = {1, 1, 1, 1, 9, 9, 9, 9, 2, 2, 2, 2};
        DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                .picture(2, 2, 1, "MONOCHROME2", 8, 8)
                .text(Tag.FRAMES, "IS", "3")
                .text(Tag.WINDOW_CENTRE, "DS", "5")
                .text(Tag.WINDOW_WIDTH, "DS", "10")
                .pixels(three)
                .file(EXPLICIT));
        assertThat(picture.frame()).isEqualTo(2);
        assertThat(picture.frames()).isEqualTo(3);
        assertThat(grey(picture, 0, 0)).isGreaterThan(200);
    }

    @Test
    void framesInSeveralFragmentsAreFound() throws DicomRefusal {
        byte[] dark = JpegWriter.lossless(new int[] {1, 1}, 2, 1, 8);
        byte[] bright = JpegWriter.lossless(new int[] {200, 200}, 2, 1, 8);
        DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                .picture(2, 1, 1, "MONOCHROME2", 8, 8)
                .text(Tag.FRAMES, "IS", "2")
                .text(Tag.WINDOW_CENTRE, "DS", "128")
                .text(Tag.WINDOW_WIDTH, "DS", "256")
                .fragments(
                        Arrays.copyOf(dark, 30),
                        Arrays.copyOfRange(dark, 30, dark.length),
                        Arrays.copyOf(bright, 30),
                        Arrays.copyOfRange(bright, 30, bright.length))
                .file("1.2.840.10008.1.2.4.70"));
        assertThat(picture.frames()).isEqualTo(2);
        assertThat(grey(picture, 0, 0)).isEqualTo(200);
    }

    @Test
    void pixelsThatAreNotSquareAreStretched() throws DicomRefusal {
        DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                .picture(4, 4, 1, "MONOCHROME2", 8, 8)
                .text(Tag.ASPECT, "IS", "2\\1")
                .pixels(new byte[16])
                .file(EXPLICIT));
        assertThat(picture.image().getHeight()).isEqualTo(8);
        assertThat(picture.image().getWidth()).isEqualTo(4);
    }

    @Test
    void overlaysAreLeftOutAndNamed() throws DicomRefusal {
        DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                .picture(4, 4, 1, "MONOCHROME2", 8, 8)
                .u16(0x60000010, 4)
                .bytes(0x60023000, "OW", new byte[] {-1, -1})
                .pixels(new byte[16])
                .file(EXPLICIT));
        assertThat(grey(picture, 0, 0)).isEqualTo(grey(picture, 3, 3));
        assertThat(picture.dropped()).contains(new Dropped("(6002,3000)", "Overlay Data", "X"));
    }

    @Test
    void whatIdentifiesIsRecognisedAtEveryDepth() throws DicomRefusal {
        for (boolean explicit : new boolean[] {true, false}) {
            DicomWriter deepest = new DicomWriter(explicit, false)
                    .text(0x00101040, "LO", "12 Elm Street")
                    .text(0x00091001, "LO", "private words");
            DicomWriter deep = new DicomWriter(explicit, false).openSequence(0x00091002, "SQ", deepest);
            byte[] file = new DicomWriter(explicit, false)
                    .sequence(0x00400275, "SQ", new DicomWriter(explicit, false).openSequence(0x00081110, "SQ", deep))
                    .sequence(0x00091003, "UN", DicomWriter.implicitLittle().text(0x00100030, "DA", "19430722"))
                    .picture(2, 2, 1, "MONOCHROME2", 8, 8)
                    .pixels(new byte[4])
                    .file(explicit ? EXPLICIT : IMPLICIT);
            assertThat(dicom.read(file).dropped().stream().map(Dropped::tag))
                    .contains("(0010,1040)", "(0010,0030)", "(0009,xxxx)", "(0040,0275)", "(0008,1110)");
        }
    }

    @Test
    void namesInAnyScriptAndNullBytesAreNoTrouble() throws DicomRefusal {
        Map<String, byte[]> names = Map.of(
                "ISO_IR 127", "قباني^لنزار".getBytes(Charset.forName("ISO-8859-6")),
                "ISO_IR 144", "Люкceмбypг".getBytes(Charset.forName("ISO-8859-5")),
                "ISO_IR 126", "Διονυσιος".getBytes(Charset.forName("ISO-8859-7")),
                "\\ISO 2022 IR 87", "山田^太郎".getBytes(Charset.forName("ISO-2022-JP")),
                "\\ISO 2022 IR 149", "김희중".getBytes(Charset.forName("EUC-KR")),
                "ISO_IR 192", "Wang^XiaoDong=王^小東\0\0".getBytes(StandardCharsets.UTF_8),
                "GB18030", "王^小东".getBytes(Charset.forName("GB18030")),
                "no such set", new byte[] {0, 0, 0x1b, 0x5c, 0x5c, -1, -128, 0});
        for (Map.Entry<String, byte[]> name : names.entrySet()) {
            DicomPicture picture = dicom.read(DicomWriter.explicitLittle()
                    .text(0x00080005, "CS", name.getKey())
                    .text(Tag.MODALITY, "CS", "OT\0\0")
                    .bytes(0x00100010, "PN", name.getValue())
                    .picture(2, 2, 1, "MONOCHROME2", 8, 8)
                    .pixels(new byte[4])
                    .file(EXPLICIT));
            assertThat(picture.description()).isEmpty();
            assertThat(picture.dropped()).contains(new Dropped("(0010,0010)", "Patient's Name", "Z"));
        }
    }

    @Test
    void filesWithoutAPictureAreRefusedWithWhatTheyHold() {
        for (Map.Entry<String, String> kind : Map.of(
                        "RTPLAN", "a radiotherapy plan", "SR", "a report", "KO", "a list of selected pictures")
                .entrySet()) {
            byte[] file = DicomWriter.explicitLittle()
                    .text(Tag.MODALITY, "CS", kind.getKey())
                    .text(0x00100010, "PN", "Kaufman^Scott")
                    .file(EXPLICIT);
            assertRefused(file, "This DICOM file holds " + kind.getValue() + " and no picture.");
        }
        assertRefused(
                DicomWriter.explicitLittle().text(Tag.MODALITY, "CS", "CR").file(EXPLICIT), "its pixels are missing");
    }

    @Test
    void picturesThatCannotBeDecodedAreRefusedWithTheReason() {
        assertRefused(DicomSamples.packed("1.2.840.10008.1.2.4.80", new byte[8]), "stored as JPEG-LS");
        assertRefused(DicomSamples.packed("1.2.840.10008.1.2.4.102", new byte[8]), "stored as MPEG-4 video");
        assertRefused(DicomSamples.packed("Kaufman^Scott", new byte[8]), "a transfer syntax that is rare or unknown");
        assertRefused(DicomSamples.packed("1.2.840.10008.1.2.4.70", new byte[8]), "damaged");
        assertRefused(DicomSamples.packed("1.2.840.10008.1.2.4.90", new byte[80]), "damaged");
        assertRefused(DicomSamples.packed("1.2.840.10008.1.2.5", new byte[80]), "damaged");
        assertRefused(DicomSamples.packed(JPEG), "ends early");
        assertRefused(
                DicomWriter.explicitLittle()
                        .picture(2, 2, 1, "MONOCHROME2", 32, 32)
                        .pixels(new byte[16])
                        .file(EXPLICIT),
                "stored as 32 bits a sample");
    }

    @Test
    void lengthsThatDoNotFitAreRefused() {
        assertRefused(
                DicomWriter.explicitLittle().header(0x00100010, "PN", 60_000).file(EXPLICIT), "damaged");
        assertRefused(
                DicomWriter.explicitLittle()
                        .header(0x00091001, "UN", 0xfffffff0L)
                        .file(EXPLICIT),
                "damaged");
        assertRefused(
                DicomWriter.explicitLittle()
                        .header(0x00400275, "SQ", 0xffffffffL)
                        .file(EXPLICIT),
                "damaged");
        byte[] half = DicomWriter.explicitLittle().chest(1, 2).file(EXPLICIT);
        assertRefused(Arrays.copyOf(half, half.length - 40), "ends early");
        byte[] packed =
                DicomSamples.packed("1.2.840.10008.1.2.4.70", JpegWriter.lossless(DicomSamples.samples(), 16, 8, 12));
        assertRefused(Arrays.copyOf(packed, packed.length - 40), "ends early");
    }

    /** A sequence whose length is wrong is as good as a value that nobody needs. */
    @Test
    void wrongLengthsInsideASequenceLeaveThePictureAlone() throws DicomRefusal {
        DicomWriter wrong = DicomWriter.implicitLittle().header(0x00100010, "PN", 0x7fffffff);
        byte[] file = DicomWriter.implicitLittle()
                .sequence(0x00400275, "SQ", wrong)
                .chest(1024, 3072)
                .file(IMPLICIT);
        assertThat(grey(dicom.read(file), 15, 0)).isEqualTo(191);
    }

    @Test
    void claimsOfGreatSizeAreRefusedBeforeAnythingIsMade() {
        assertRefused(
                DicomWriter.explicitLittle()
                        .picture(50_000, 50_000, 1, "MONOCHROME2", 16, 16)
                        .pixels(new byte[16])
                        .file(EXPLICIT),
                "50,000 x 50,000 pixels, which is more than Rounds takes");
        assertRefused(
                DicomWriter.explicitLittle()
                        .picture(2, 2, 1, "MONOCHROME2", 8, 8)
                        .text(Tag.FRAMES, "IS", "2000000000")
                        .pixels(new byte[2])
                        .file(EXPLICIT),
                "ends early");
    }

    @Test
    void sequencesNestedForEverAreRefused() {
        DicomWriter nested = DicomWriter.implicitLittle().text(0x00100010, "PN", "Kaufman^Scott");
        for (int depth = 0; depth < 200; depth++) {
            nested = DicomWriter.implicitLittle().openSequence(0x00091001, "SQ", nested);
        }
        assertRefused(nested.file(IMPLICIT), "more than 32 deep");
    }

    @Test
    void packedFilesThatGrowWithoutEndAreRefused() {
        Deflater deflater = new Deflater(9, true);
        byte[] nothing = new byte[1 << 20];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i < 200; i++) {
            deflater.setInput(nothing);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        byte[] head = DicomWriter.explicitLittle().file("1.2.840.10008.1.2.1.99");
        byte[] file = ByteBuffer.allocate(head.length + packed.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head)
                .put(packed.toByteArray())
                .array();
        assertRefused(file, "128 MB when it is unpacked");
    }

    @Test
    void reasonsNeverRepeatTheFile() {
        assertThatThrownBy(() -> dicom.read(DicomWriter.explicitLittle()
                        .text(Tag.MODALITY, "CS", "Kaufman^Scott")
                        .picture(2, 2, 1, "Kaufman^Scott", 8, 8)
                        .pixels(new byte[4])
                        .file(EXPLICIT)))
                .isInstanceOf(DicomRefusal.class)
                .hasMessageNotContaining("Kaufman");
    }

    @Test
    void tableOfIdentifyingAttributesIsWhole() {
        AnnexE annex = AnnexE.load();
        assertThat(annex.row(0x00100010).orElseThrow().name()).isEqualTo("Patient's Name");
        assertThat(annex.row(0x50300010).orElseThrow().name()).isEqualTo("Curve Data");
        assertThat(annex.row(0x60fe4000).orElseThrow().name()).isEqualTo("Overlay Comments");
        assertThat(annex.row(0x00290010).orElseThrow().name()).isEqualTo("Private Attributes");
        for (int allowed : List.of(Tag.MODALITY, Tag.BODY_PART, Tag.VIEW_POSITION, Tag.LATERALITY, Tag.ROWS)) {
            assertThat(annex.row(allowed)).as(Tag.text(allowed)).isEmpty();
        }
    }

    private void assertRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> dicom.read(file))
                .isInstanceOf(DicomRefusal.class)
                .hasMessageContaining(reason)
                .message()
                .endsWith(".");
    }

    private int[] shades(String photometric, UnaryOperator<DicomWriter> more) throws DicomRefusal {
        DicomWriter writer = DicomWriter.explicitLittle().picture(2, 1, 1, photometric, 8, 8);
        DicomPicture picture = dicom.read(
                more.apply(writer).pixels(new byte[] {100, (byte) 200}).file(EXPLICIT));
        return new int[] {grey(picture, 0, 0), grey(picture, 1, 0)};
    }

    private static DicomWriter colour(String photometric, byte[] pixels) {
        return DicomWriter.explicitLittle()
                .picture(2, 1, 3, photometric, 8, 8)
                .u16(Tag.PLANAR, 0)
                .pixels(pixels);
    }

    private int[] colours(DicomWriter writer) throws DicomRefusal {
        DicomPicture picture = dicom.read(writer.file(EXPLICIT));
        return new int[] {
            picture.image().getRGB(0, 0) & 0xffffff, picture.image().getRGB(1, 0) & 0xffffff
        };
    }

    private static int grey(DicomPicture picture, int x, int y) {
        return picture.image().getRGB(x, y) & 0xff;
    }
}
