package health.rounds.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures of four colours, and ways to put into their files what must not come out. */
final class Samples {
    static final Color TOP_LEFT = new Color(0xe02020);
    static final Color TOP_RIGHT = new Color(0x20c020);
    static final Color BOTTOM_LEFT = new Color(0x2040e0);
    static final Color BOTTOM_RIGHT = new Color(0xf0f0f0);

    /** Words of the metadata below; none may be found in a rendition. */
    static final List<String> SECRETS = List.of(
            "Exif",
            "ACME",
            "PhoneCam",
            "SN-4711",
            "GPS",
            "WGS-84",
            "2026:11:20",
            "Ward 7",
            "ns.adobe.com",
            "Photoshop",
            "8BIM",
            "ICC_PROFILE",
            "acsp",
            "iCCP",
            "eXIf",
            "tEXt",
            "zTXt",
            "iTXt",
            "tIME",
            "MPF",
            "PK\u0003\u0004",
            "<script>");

    private Samples() {}

    /** 96 x 64, a colour in each quarter; the four samples in src/test/resources/media show the same. */
    static BufferedImage quarters(int type) {
        return quarters(96, 64, type);
    }

    static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        Color[] colours = {TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg() {
        return file(quarters(BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png() {
        return file(quarters(BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/media/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TIFF data with maker, model, serial numbers, times, a place and the orientation. */
    static byte[] exif(int orientation, ByteOrder order) {
        return new CameraPicture("ACME", "PhoneCam X", "SN-4711", order).exif(orientation);
    }

    /** A JPEG with everything in it that cameras and programs leave there, and another file behind it. */
    static byte[] tellTaleJpeg(int orientation, ByteOrder order) {
        byte[] file = jpeg();
        file = segment(file, 0xfe, "Ward 7, bed 3");
        file = segment(file, 0xed, "Photoshop 3.0\0" + "8BIM\u0004\u0004\0\0\0\u0006Ward 7");
        file = segment(file, 0xe2, "MPF\0II*\0");
        file = segment(file, 0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Ward 7</x:xmpmeta>");
        file = segment(file, 0xe1, join(latin("Exif\0\0"), exif(orientation, order)));
        return join(file, jpeg(), latin("PK\u0003\u0004 Ward 7 <script>"));
    }

    static byte[] tellTalePng(int orientation) {
        byte[] file = png();
        file = chunk(file, "tEXt", latin("Comment\0Ward 7"));
        file = chunk(file, "iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0http://ns.adobe.com/xap/1.0/"));
        file = chunk(file, "tIME", new byte[] {7, (byte) 234, 11, 23, 1, 2, 3});
        file = chunk(file, "eXIf", exif(orientation, ByteOrder.BIG_ENDIAN));
        return join(file, latin("PK\u0003\u0004 Ward 7 <script>"));
    }

    static byte[] tellTaleWebp(int orientation) {
        byte[] inner = resource("lossy.webp");
        byte[] chunks = join(
                riff("VP8X", new byte[] {0x0c, 0, 0, 0, 95, 0, 0, 63, 0, 0}),
                java.util.Arrays.copyOfRange(inner, 12, inner.length),
                riff("EXIF", exif(orientation, ByteOrder.LITTLE_ENDIAN)),
                riff("XMP ", latin("http://ns.adobe.com/xap/1.0/ Ward 7")));
        byte[] size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(chunks.length + 4)
                .array();
        return join(latin("RIFF"), size, latin("WEBP"), chunks, latin("PK\u0003\u0004 Ward 7 <script>"));
    }

    private static byte[] riff(String type, byte[] body) {
        byte[] size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .array();
        return join(latin(type), size, body, new byte[body.length & 1]);
    }

    static byte[] segment(byte[] jpeg, int marker, String text) {
        return segment(jpeg, marker, latin(text));
    }

    /** A segment right behind the start of the file. */
    static byte[] segment(byte[] jpeg, int marker, byte[] body) {
        int length = body.length + 2;
        byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(java.util.Arrays.copyOf(jpeg, 2), head, body, java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A chunk right behind IHDR. */
    static byte[] chunk(byte[] png, String type, byte[] body) {
        return join(
                java.util.Arrays.copyOf(png, 33), chunk(type, body), java.util.Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] content = join(latin(type), body);
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(body.length + 12);
        return chunk.putInt(body.length)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG of true colours that claims a size and brings these bytes, deflated, as its pixels. */
    static byte[] png(int width, int height, byte[] scanlines) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return join(
                latin("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", header),
                chunk("IDAT", deflated(scanlines)),
                chunk("IEND", new byte[0]));
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataOutputStream deflater = new DataOutputStream(new DeflaterOutputStream(out))) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static boolean contains(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }
}
