package health.rounds.dicom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.Deflater;

/** Writes small DICOM files for tests, the correct ones and those that equipment really sends. */
public final class DicomWriter {
    private static final Set<String> LONG_FORM = Set.of("OB", "OW", "SQ", "UN", "UT");

    private final boolean explicit;
    private final boolean bigEndian;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    DicomWriter(boolean explicit, boolean bigEndian) {
        this.explicit = explicit;
        this.bigEndian = bigEndian;
    }

    /** An X-ray of a chest that shows a picture in grey; its header names the patient. */
    public static byte[] scan(BufferedImage picture, String patient) {
        byte[] pixels = new byte[picture.getWidth() * picture.getHeight()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
        }
        return explicitLittle()
                .text(Tag.MODALITY, "CS", "DX")
                .text(0x00100010, "PN", patient)
                .text(0x00100030, "DA", "19430722")
                .text(0x00181000, "LO", "SN-4711-0815")
                .text(Tag.BODY_PART, "CS", "CHEST")
                .text(Tag.VIEW_POSITION, "CS", "PA")
                .picture(picture.getWidth(), picture.getHeight(), 1, "MONOCHROME2", 8, 8)
                .pixels(pixels)
                .file("1.2.840.10008.1.2.1");
    }

    static DicomWriter explicitLittle() {
        return new DicomWriter(true, false);
    }

    static DicomWriter implicitLittle() {
        return new DicomWriter(false, false);
    }

    /** A grey picture with a patient's name, an X-ray of a chest: 16 x 8, a value each in the left and in the right half. */
    DicomWriter chest(int left, int right) {
        return text(Tag.MODALITY, "CS", "DX")
                .text(0x00100010, "PN", "Kaufman^Scott")
                .text(Tag.BODY_PART, "CS", "CHEST")
                .text(Tag.VIEW_POSITION, "CS", "PA")
                .picture(16, 8, 1, "MONOCHROME2", 16, 12)
                .text(Tag.WINDOW_CENTRE, "DS", "2048\\40")
                .text(Tag.WINDOW_WIDTH, "DS", "4096\\80")
                .pixels(halves(left, right));
    }

    DicomWriter picture(int width, int height, int samples, String photometric, int allocated, int stored) {
        u16(Tag.SAMPLES, samples);
        text(Tag.PHOTOMETRIC, "CS", photometric);
        u16(Tag.ROWS, height);
        u16(Tag.COLUMNS, width);
        u16(Tag.ALLOCATED, allocated);
        u16(Tag.STORED, stored);
        u16(Tag.HIGH_BIT, stored - 1);
        u16(Tag.SIGNED, 0);
        return this;
    }

    /** Words of 16 x 8 pixels. */
    private byte[] halves(int left, int right) {
        DicomWriter words = new DicomWriter(explicit, bigEndian);
        for (int i = 0; i < 16 * 8; i++) {
            words.put16(i % 16 < 8 ? left : right);
        }
        return words.bytes();
    }

    DicomWriter text(int tag, String vr, String value) {
        return bytes(tag, vr, value.getBytes(StandardCharsets.UTF_8));
    }

    DicomWriter u16(int tag, int... values) {
        DicomWriter words = new DicomWriter(explicit, bigEndian);
        for (int value : values) {
            words.put16(value);
        }
        return bytes(tag, "US", words.bytes());
    }

    DicomWriter pixels(byte[] value) {
        return bytes(Tag.PIXELS, "OW", value);
    }

    /** Encapsulated, with an empty offset table. */
    DicomWriter fragments(byte[]... fragments) {
        header(Tag.PIXELS, "OB", 0xffffffffL);
        item(new byte[0]);
        for (byte[] fragment : fragments) {
            item(fragment);
        }
        putTag(Tag.SEQUENCE_END);
        put32(0);
        return this;
    }

    /** A sequence with lengths. */
    DicomWriter sequence(int tag, String vr, DicomWriter... items) {
        DicomWriter inside = new DicomWriter(explicit, bigEndian);
        for (DicomWriter one : items) {
            inside.item(one.bytes());
        }
        return bytes(tag, vr, inside.bytes());
    }

    /** A sequence whose end, and whose items' ends, are marked. */
    DicomWriter openSequence(int tag, String vr, DicomWriter... items) {
        header(tag, vr, 0xffffffffL);
        for (DicomWriter one : items) {
            putTag(Tag.ITEM);
            put32(0xffffffff);
            out.writeBytes(one.bytes());
            putTag(Tag.ITEM_END);
            put32(0);
        }
        putTag(Tag.SEQUENCE_END);
        put32(0);
        return this;
    }

    DicomWriter bytes(int tag, String vr, byte[] value) {
        header(tag, vr, value.length + (value.length & 1));
        out.writeBytes(value);
        if ((value.length & 1) == 1) {
            out.write(vr.equals("UI") || vr.equals("OB") ? 0 : ' ');
        }
        return this;
    }

    /** The beginning of an element that claims some length, true or not. */
    DicomWriter header(int tag, String vr, long length) {
        putTag(tag);
        if (!explicit) {
            put32((int) length);
        } else if (LONG_FORM.contains(vr)) {
            out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
            put16(0);
            put32((int) length);
        } else {
            out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
            put16((int) length);
        }
        return this;
    }

    private void item(byte[] value) {
        putTag(Tag.ITEM);
        put32(value.length);
        out.writeBytes(value);
    }

    private void putTag(int tag) {
        put16(tag >>> 16);
        put16(tag & 0xffff);
    }

    private void put16(int value) {
        out.write(bigEndian ? value >> 8 : value);
        out.write(bigEndian ? value : value >> 8);
    }

    private void put32(int value) {
        put16(bigEndian ? value >>> 16 : value);
        put16(bigEndian ? value : value >>> 16);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** The data set behind a preamble and the meta information of a transfer syntax. */
    byte[] file(String transferSyntax) {
        return file(transferSyntax, bytes());
    }

    byte[] deflatedFile() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes());
        deflater.finish();
        byte[] packed = new byte[out.size() + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return file("1.2.840.10008.1.2.1.99", java.util.Arrays.copyOf(packed, length));
    }

    private static byte[] file(String transferSyntax, byte[] body) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(explicitLittle()
                .text(0x00020003, "UI", "1.2.3.4.5.6.7.8.9")
                .text(Tag.TRANSFER_SYNTAX, "UI", transferSyntax)
                .bytes());
        file.writeBytes(body);
        return file.toByteArray();
    }
}
