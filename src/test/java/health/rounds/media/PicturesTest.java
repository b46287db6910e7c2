package health.rounds.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final MediaLimits LIMITS = MediaLimits.load();
    private final Development pictures = new Development();

    static List<byte[]> tellTales() {
        return List.of(
                Samples.tellTaleJpeg(6, ByteOrder.LITTLE_ENDIAN),
                Samples.tellTaleJpeg(1, ByteOrder.BIG_ENDIAN),
                Samples.tellTalePng(8),
                Samples.tellTaleWebp(3));
    }

    @ParameterizedTest
    @MethodSource("tellTales")
    void nothingButPixelsComesThrough(byte[] file) throws Exception {
        // Else the test proves nothing.
        assertThat(Samples.contains(file, "SN-4711")).isTrue();
        assertThat(Samples.contains(file, "Ward 7")).isTrue();
        Print made = pictures.develop(file);
        for (Rendition rendition : List.of(
                made.full(),
                made.small(),
                pictures.crop(file, ProfilePicture.AVATAR),
                pictures.crop(file, ProfilePicture.HEADER))) {
            assertClean(rendition);
        }
    }

    private static void assertClean(Rendition rendition) {
        for (String secret : Samples.SECRETS) {
            assertThat(Samples.contains(rendition.file(), secret)).as(secret).isFalse();
        }
        switch (rendition.type()) {
            case JPEG -> assertThat(jpegMarkers(rendition.file())).isSubsetOf(0xe0, 0xdb, 0xc0, 0xc2, 0xc4, 0xda, 0xdd);
            case PNG -> assertThat(pngChunks(rendition.file())).containsExactlyInAnyOrder("IHDR", "IDAT", "IEND");
            case MP4 -> throw new AssertionError("a film was made of a picture");
        }
    }

    private static Set<Integer> jpegMarkers(byte[] file) {
        Set<Integer> markers = new TreeSet<>();
        int i = 2;
        while ((file[i + 1] & 0xff) != 0xd9) {
            assertThat(file[i] & 0xff).isEqualTo(0xff);
            int marker = file[i + 1] & 0xff;
            markers.add(marker);
            i += 2 + ((file[i + 2] & 0xff) << 8 | (file[i + 3] & 0xff));
            while (marker == 0xda && !((file[i] & 0xff) == 0xff && file[i + 1] != 0 && (file[i + 1] & 0xf8) != 0xd0)) {
                i++;
            }
        }
        assertThat(i + 2).as("nothing behind the end").isEqualTo(file.length);
        return markers;
    }

    private static Set<String> pngChunks(byte[] file) {
        Set<String> types = new TreeSet<>();
        int i = 8;
        while (i < file.length) {
            types.add(new String(file, i + 4, 4, java.nio.charset.StandardCharsets.US_ASCII));
            i += 12 + java.nio.ByteBuffer.wrap(file, i, 4).getInt();
        }
        return types;
    }

    @Test
    void cameraPicturesKeepNoTraceOfCameraOrPlace() throws Exception {
        Path folder = Path.of("../shared/data/images");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no camera pictures in ../shared/data/images: skipped");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(file -> file.toString().matches(".*\\.(jpg|png)"))
                    .sorted()
                    .toList()) {
                byte[] file = Files.readAllBytes(path);
                Print made = pictures.develop(file);
                for (Rendition rendition : List.of(made.full(), made.small())) {
                    assertClean(rendition);
                    for (String secret :
                            List.of("iPhone", "Apple", "HTC", "SAMSUNG", "GT-I9000", "Desire", "2010:", "2011:")) {
                        assertThat(Samples.contains(rendition.file(), secret))
                                .as(path + " " + secret)
                                .isFalse();
                    }
                }
                BufferedImage shown =
                        ImageIO.read(new ByteArrayInputStream(made.full().file()));
                assertThat(shown.getWidth()).isEqualTo(made.full().width());
            }
        }
    }

    /** Exif 2.32: what the stored rows and columns are, so where the stored top left corner must go. */
    @ParameterizedTest
    @CsvSource({"1,0", "2,1", "3,3", "4,2", "5,0", "6,1", "7,3", "8,2"})
    void picturesStandUpright(int orientation, int quarterOfStoredTopLeft) throws Exception {
        for (byte[] file : List.of(
                Samples.tellTaleJpeg(orientation, ByteOrder.BIG_ENDIAN),
                Samples.tellTaleJpeg(orientation, ByteOrder.LITTLE_ENDIAN),
                Samples.tellTalePng(orientation),
                Samples.tellTaleWebp(orientation))) {
            Rendition full = pictures.develop(file).full();
            boolean turned = orientation >= 5;
            assertThat(List.of(full.width(), full.height())).isEqualTo(turned ? List.of(64, 96) : List.of(96, 64));
            assertThat(near(quarters(full).get(quarterOfStoredTopLeft), Samples.TOP_LEFT))
                    .isTrue();
            // The stored top right lies clockwise of it, or counter-clockwise in the mirrored ones.
            int[] clockwise = {0, 1, 3, 2};
            boolean mirrored = Set.of(2, 4, 5, 7).contains(orientation);
            int at = List.of(0, 1, 3, 2).indexOf(quarterOfStoredTopLeft);
            int topRight = clockwise[(at + (mirrored ? 3 : 1)) % 4];
            assertThat(near(quarters(full).get(topRight), Samples.TOP_RIGHT)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cmyk.jpg", "lossy.webp", "lossless.webp", "transparent.webp", "animated.webp", "animated.gif"})
    void everyFormatShowsItsColours(String name) throws Exception {
        assertColours(pictures.develop(Samples.resource(name)));
    }

    @Test
    void ownJpegAndPngShowTheirColours() throws Exception {
        assertColours(pictures.develop(Samples.jpeg()));
        assertColours(pictures.develop(Samples.png()));
        assertColours(pictures.develop(Samples.file(Samples.quarters(BufferedImage.TYPE_BYTE_INDEXED), "gif")));
        assertColours(pictures.develop(Samples.file(Samples.quarters(BufferedImage.TYPE_4BYTE_ABGR), "png")));
    }

    private static void assertColours(Print made) throws IOException {
        for (Rendition rendition : List.of(made.full(), made.small())) {
            List<Color> found = quarters(rendition);
            assertThat(near(found.get(0), Samples.TOP_LEFT)).as("" + found).isTrue();
            assertThat(near(found.get(1), Samples.TOP_RIGHT)).as("" + found).isTrue();
            assertThat(near(found.get(2), Samples.BOTTOM_LEFT)).as("" + found).isTrue();
            if (found.get(3).getAlpha() != 0) {
                assertThat(near(found.get(3), Samples.BOTTOM_RIGHT))
                        .as("" + found)
                        .isTrue();
            }
        }
    }

    @Test
    void transparencyIsKeptAsPng() throws Exception {
        Rendition full = pictures.develop(Samples.resource("transparent.webp")).full();
        assertThat(full.type()).isEqualTo(Rendition.Type.PNG);
        assertThat(quarters(full).get(3).getAlpha()).isZero();
    }

    @Test
    void drawingsStayPngAndPhotographsBecomeJpeg() throws Exception {
        assertThat(pictures.develop(Samples.png()).full().type()).isEqualTo(Rendition.Type.PNG);
        assertThat(pictures.develop(Samples.jpeg()).full().type()).isEqualTo(Rendition.Type.JPEG);
        byte[] noise = Samples.file(noise(1200, 900), "png");
        assertThat(noise.length).isGreaterThan(1 << 20);
        assertThat(pictures.develop(noise).full().type()).isEqualTo(Rendition.Type.JPEG);
    }

    @Test
    void greyPicturesAreNotBrightened() throws Exception {
        for (ColorModel model : List.of(
                grey(DataBuffer.TYPE_BYTE, false),
                grey(DataBuffer.TYPE_BYTE, true),
                grey(DataBuffer.TYPE_USHORT, false))) {
            WritableRaster raster = model.createCompatibleWritableRaster(40, 40);
            int most = (1 << model.getComponentSize(0)) - 1;
            for (int i = 0; i < 1600; i++) {
                raster.setSample(i % 40, i / 40, 0, most * 100 / 255);
                if (model.hasAlpha()) {
                    raster.setSample(i % 40, i / 40, 1, most);
                }
            }
            byte[] file = Samples.file(new BufferedImage(model, raster, false, null), "png");
            assertThat(quarters(pictures.develop(file).full()).get(0)).isEqualTo(new Color(100, 100, 100));
        }
    }

    private static ColorModel grey(int type, boolean alpha) {
        return new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                alpha,
                false,
                alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                type);
    }

    @Test
    void sixteenBitsBecomeEight() throws Exception {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(40, 40);
        for (int i = 0; i < 1600; i++) {
            raster.setPixel(i % 40, i / 40, new int[] {200 * 257, 100 * 257, 50 * 257});
        }
        byte[] file = Samples.file(new BufferedImage(model, raster, false, null), "png");
        assertThat(quarters(pictures.develop(file).full()).get(0)).isEqualTo(new Color(200, 100, 50));
    }

    @Test
    void colourProfilesAreAppliedAndDropped() throws Exception {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        BufferedImage grey = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Arrays.fill(((java.awt.image.DataBufferInt) grey.getRaster().getDataBuffer()).getData(), 0x808080);
        byte[] iccp = Samples.join(Samples.latin("linear\0\0"), Samples.deflated(linear));
        Rendition png = pictures.develop(Samples.chunk(Samples.file(grey, "png"), "iCCP", iccp))
                .full();
        Rendition jpeg = pictures.develop(Samples.segment(
                        Samples.file(grey, "jpeg"), 0xe2, Samples.join(Samples.latin("ICC_PROFILE\0\1\1"), linear)))
                .full();
        for (Rendition rendition : List.of(png, jpeg)) {
            // Half of the light is 188 of 255 in sRGB.
            assertThat(quarters(rendition).get(0).getRed()).isBetween(186, 190);
            assertClean(rendition);
        }
    }

    @Test
    void brokenProfilesAreIgnored() throws Exception {
        byte[] iccp = Samples.join(Samples.latin("broken\0\0"), Samples.deflated(new byte[200]));
        assertColours(pictures.develop(Samples.chunk(Samples.png(), "iCCP", iccp)));
        assertColours(pictures.develop(Samples.chunk(Samples.png(), "iCCP", new byte[] {1, 0, 0, 9, 9, 9})));
    }

    @Test
    void largePicturesAreScaledToEightMegapixels() throws Exception {
        byte[] file = Samples.file(Samples.quarters(5000, 2500, BufferedImage.TYPE_INT_RGB), "jpeg");
        Print made = pictures.develop(file);
        assertThat((long) made.full().width() * made.full().height()).isBetween(8_200_000L, LIMITS.keptPixels());
        assertThat(made.full().width() / (double) made.full().height()).isBetween(1.99, 2.01);
        assertThat((long) made.small().width() * made.small().height()).isBetween(225_000L, LIMITS.smallPixels());
        assertColours(made);
    }

    @Test
    void profilePicturesAreTheMiddleInTheSizeOfTheirKind() throws Exception {
        byte[] file = Samples.file(Samples.quarters(900, 300, BufferedImage.TYPE_INT_RGB), "jpeg");
        Rendition avatar = pictures.crop(file, ProfilePicture.AVATAR);
        assertThat(List.of(avatar.width(), avatar.height())).containsExactly(400, 400);
        assertThat(near(quarters(avatar).get(0), Samples.TOP_LEFT)).isTrue();
        Rendition header = pictures.crop(Samples.resource("lossless.webp"), ProfilePicture.HEADER);
        assertThat(List.of(header.width(), header.height())).containsExactly(1500, 500);
    }

    @Test
    void onePixelIsAPicture() throws Exception {
        Rendition full = pictures.develop(Samples.file(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png"))
                .full();
        assertThat(List.of(full.width(), full.height())).containsExactly(1, 1);
    }

    @Test
    void pixelBombsAreRefusedByTheirHeader() {
        byte[] png = Samples.png(60_000, 60_000, new byte[1000]);
        byte[] jpeg = patchedFrame(Samples.jpeg(), 65_000, 65_000);
        byte[] gif = Samples.resource("animated.gif");
        int image = indexOf(gif, new byte[] {0x2c, 0, 0, 0, 0, 96, 0, 64, 0});
        Arrays.fill(gif, image + 5, image + 9, (byte) 0xff);
        byte[] webp = Samples.resource("lossless.webp");
        Arrays.fill(webp, 21, 24, (byte) 0xff);
        webp[24] = 0x0f;
        for (byte[] bomb : List.of(png, jpeg, gif, webp)) {
            assertThatThrownBy(() -> pictures.develop(bomb))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("megapixels");
        }
        assertThatThrownBy(() -> pictures.develop(Samples.png(20_000, 10, new byte[10])))
                .isInstanceOf(Refusal.class)
                .hasMessage("This picture is 20,000 pixels long on one side; 16,384 is the most.");
    }

    @Test
    void jpegWithThousandsOfScansIsRefused() {
        byte[] jpeg = Samples.jpeg();
        int scan = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xda});
        List<byte[]> parts = new ArrayList<>(List.of(Arrays.copyOf(jpeg, scan)));
        for (int i = 0; i < 1000; i++) {
            parts.add(Arrays.copyOfRange(jpeg, scan, jpeg.length - 2));
        }
        parts.add(new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThatThrownBy(() -> pictures.develop(Samples.join(parts.toArray(byte[][]::new))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void compressedTextBombsAreNeverUnpacked() throws Exception {
        byte[] bomb = Samples.deflated(new byte[64 << 20]);
        byte[] text = Samples.join(Samples.latin("Comment\0\0"), bomb);
        assertColours(pictures.develop(Samples.chunk(Samples.png(), "zTXt", text)));
        assertColours(pictures.develop(Samples.chunk(Samples.png(), "iCCP", text)));
    }

    @Test
    void filesThatEndEarlySaySo() {
        for (byte[] file : List.of(
                Samples.jpeg(),
                Samples.png(),
                Samples.file(Samples.quarters(BufferedImage.TYPE_BYTE_INDEXED), "gif"),
                Samples.resource("lossy.webp"))) {
            assertThatThrownBy(() -> pictures.develop(Arrays.copyOf(file, file.length * 3 / 4)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("This file ends early");
        }
    }

    @Test
    void jpegWhoseDataEndsBeforeThePictureDoesSaysSo() {
        byte[] whole = Samples.file(noise(640, 480), "jpeg");
        byte[] cut = Samples.join(Arrays.copyOf(whole, whole.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThatThrownBy(() -> pictures.develop(cut))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("This file ends early");
    }

    @Test
    void pngWithTooFewPixelsIsRefused() {
        assertThatThrownBy(() -> pictures.develop(Samples.png(100, 100, new byte[301 * 50])))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<html>",
                "%PDF-1.7",
                "PK\u0003\u0004",
                "BM",
                "II*\0",
                "GIF88a",
                "RIFF\0\0\0\0WAVE",
                "\u00ff\u00d8\u00ff",
                "\u0089PNG\r\n\u001a\n",
                "\0\0\0\u0018ftypheic"
            })
    void whatIsNoPictureIsRefused(String file) {
        assertThatThrownBy(() -> pictures.develop(Samples.latin(file))).isInstanceOf(Refusal.class);
    }

    @Test
    void blurhashIsThatOfTheReferenceEncoder() {
        // npm blurhash 2.0.5, encode(pixels, 32, 20, 4, 4), with the largest factor taken without its sign, as
        // encode.c does, which Mastodon uses.
        BufferedImage gradient = new BufferedImage(32, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 640; i++) {
            int x = i % 32;
            int y = i / 32;
            gradient.setRGB(x, y, new Color(x * 8, y * 12, 255 - x * 4 - y * 3).getRGB());
        }
        assertThat(Blurhash.of(gradient)).isEqualTo("UxH24~2yw#XAqoWZjuf8gLfkfQfjsFWrjufR");
        assertThat(Blurhash.of(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB)))
                .isEqualTo("U00000" + "fQ".repeat(15));
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        return image;
    }

    /** Top left, top right, bottom left, bottom right: the middle of each quarter. */
    private static List<Color> quarters(Rendition rendition) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(rendition.file()));
        assertThat(new Point(image.getWidth(), image.getHeight()))
                .isEqualTo(new Point(rendition.width(), rendition.height()));
        List<Color> colours = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int x = image.getWidth() * (1 + 2 * (i % 2)) / 4;
            int y = image.getHeight() * (1 + 2 * (i / 2)) / 4;
            Raster pixel = image.getRaster().createChild(x, y, 1, 1, 0, 0, null);
            int[] bands = pixel.getPixel(0, 0, (int[]) null);
            colours.add(
                    bands.length < 3 ? new Color(bands[0], bands[0], bands[0]) : new Color(image.getRGB(x, y), true));
        }
        return colours;
    }

    private static boolean near(Color found, Color wanted) {
        return Math.abs(found.getRed() - wanted.getRed()) < 30
                && Math.abs(found.getGreen() - wanted.getGreen()) < 30
                && Math.abs(found.getBlue() - wanted.getBlue()) < 30;
    }

    private static byte[] patchedFrame(byte[] jpeg, int width, int height) {
        int frame = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0});
        jpeg[frame + 5] = (byte) (height >> 8);
        jpeg[frame + 6] = (byte) height;
        jpeg[frame + 7] = (byte) (width >> 8);
        jpeg[frame + 8] = (byte) width;
        return jpeg;
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (int i = 0; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
