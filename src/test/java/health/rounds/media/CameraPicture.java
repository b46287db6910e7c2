package health.rounds.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JPEG as a telephone or a camera leaves it: Exif with maker, model, serial numbers, times, a maker note and a place, XMP, IPTC, a colour
 * profile and a second picture.
 *
 * @param order the byte order of the Exif data; makers differ
 */
public record CameraPicture(String maker, String model, String serial, ByteOrder order) {
    private static final String TAKEN = "2026:11:20 14:03:22";
    private static final String WARD = "Ward 7, bed 3";
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ASCII = 2;
    private static final int UNDEFINED = 7;

    /** Exif 2.32, 4.6.3: where the directories of the camera and of the place begin. */
    private static final int EXIF_DIRECTORY = 0x8769;

    private static final int GPS_DIRECTORY = 0x8825;

    /** Large enough to be kept in two sizes. */
    public byte[] jpeg() {
        byte[] file = Samples.file(Samples.quarters(1600, 1200, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        file = Samples.segment(file, 0xfe, WARD);
        file = Samples.segment(
                file, 0xed, "Photoshop 3.0\0" + "8BIM\u0004\u0004\0\0\0\0\0\u0012\u001c\u0002x\0\r" + WARD);
        file = Samples.segment(file, 0xe2, "MPF\0II*\0");
        file = Samples.segment(file, 0xe2, Samples.join(Samples.latin("ICC_PROFILE\0\1\1"), profile));
        file = Samples.segment(
                file,
                0xe1,
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmp:CreateDate='2026-11-20'>" + WARD + "</x:xmpmeta>");
        file = Samples.segment(file, 0xe1, Samples.join(Samples.latin("Exif\0\0"), exif(1)));
        return Samples.join(file, Samples.jpeg());
    }

    /** What gives camera, place, time or patient away; all of it is in {@link #jpeg}. */
    public List<String> traces() {
        return List.of(
                "Exif",
                maker,
                model,
                serial,
                "LENS-" + serial,
                maker + " NOTE",
                TAKEN,
                "2026-11-20",
                position(),
                "GPS",
                "WGS-84",
                WARD,
                "http://ns.adobe.com",
                "xmpmeta",
                "Photoshop",
                "8BIM",
                "ICC_PROFILE",
                "acsp",
                "MPF");
    }

    /** Those of the traces that are found in the bytes of a file. */
    public List<String> tracesIn(byte[] file) {
        return traces().stream().filter(trace -> Samples.contains(file, trace)).toList();
    }

    /** The TIFF structure behind the word Exif, with which way up the picture is (1 to 8). */
    byte[] exif(int orientation) {
        int cameraAt = 8 + directory(0, first(orientation, 0, 0)).length;
        byte[] camera = directory(cameraAt, camera());
        int placeAt = cameraAt + camera.length;
        byte[] place = directory(placeAt, place());
        byte[] header = buffer(8)
                .put(Samples.latin(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"))
                .putShort((short) 42)
                .putInt(8)
                .array();
        return Samples.join(header, directory(8, first(orientation, cameraAt, placeAt)), camera, place);
    }

    private List<Field> first(int orientation, int cameraAt, int placeAt) {
        return List.of(
                ascii(0x010f, maker),
                ascii(0x0110, model),
                new Field(
                        0x0112,
                        SHORT,
                        1,
                        buffer(4).putShort((short) orientation).array()),
                ascii(0x0132, TAKEN),
                new Field(EXIF_DIRECTORY, LONG, 1, buffer(4).putInt(cameraAt).array()),
                new Field(GPS_DIRECTORY, LONG, 1, buffer(4).putInt(placeAt).array()));
    }

    private List<Field> camera() {
        byte[] note = Samples.latin(maker + " NOTE " + serial);
        return List.of(
                ascii(0x9003, TAKEN),
                new Field(0x927c, UNDEFINED, note.length, note),
                ascii(0xa431, serial),
                ascii(0xa435, "LENS-" + serial));
    }

    private List<Field> place() {
        byte[] method = Samples.latin("ASCII\0\0\0GPS");
        return List.of(
                ascii(0x0001, "N"),
                new Field(0x0002, RATIONAL, 3, Samples.latin(position())),
                ascii(0x0003, "E"),
                new Field(0x0004, RATIONAL, 3, Samples.latin(position())),
                ascii(0x0012, "WGS-84"),
                new Field(0x001b, UNDEFINED, method.length, method),
                ascii(0x001d, "2026:11:20"));
    }

    /** Degrees, minutes and seconds as in the file. */
    private String position() {
        byte[] bytes = new byte[24];
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(order);
        for (int number : List.of(52, 1, 31, 1, 271828, 10000)) {
            numbers.putInt(number);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Field ascii(int tag, String text) {
        byte[] value = Samples.latin(text + "\0");
        return new Field(tag, ASCII, value.length, value);
    }

    /** Number of entries, the entries, no next directory, then the values that do not fit into four bytes. */
    private byte[] directory(int at, List<Field> fields) {
        byte[] list = new byte[2 + 12 * fields.size() + 4];
        ByteBuffer entries = ByteBuffer.wrap(list).order(order).putShort((short) fields.size());
        List<byte[]> parts = new ArrayList<>(List.of(list));
        int next = at + list.length;
        for (Field field : fields) {
            entries.putShort((short) field.tag).putShort((short) field.type).putInt(field.count);
            if (field.value.length <= 4) {
                entries.put(Arrays.copyOf(field.value, 4));
            } else {
                entries.putInt(next);
                next += field.value.length;
                parts.add(field.value);
            }
        }
        return Samples.join(parts.toArray(byte[][]::new));
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    private static final class Field {
        private final int tag;
        private final int type;
        private final int count;
        private final byte[] value;

        Field(int tag, int type, int count, byte[] value) {
            this.tag = tag;
            this.type = type;
            this.count = count;
            this.value = value;
        }
    }
}
