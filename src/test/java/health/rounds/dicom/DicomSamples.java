package health.rounds.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same chest of 16 x 8 pixels, 1024 on the left and 3072 on the right, in every transfer syntax that is read. */
final class DicomSamples {
    static final int LEFT = 1024;
    static final int RIGHT = 3072;

    private DicomSamples() {}

    static Map<String, byte[]> chests() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("implicit", DicomWriter.implicitLittle().chest(LEFT, RIGHT).file("1.2.840.10008.1.2"));
        files.put("explicit", DicomWriter.explicitLittle().chest(LEFT, RIGHT).file("1.2.840.10008.1.2.1"));
        files.put("big endian", new DicomWriter(true, true).chest(LEFT, RIGHT).file("1.2.840.10008.1.2.2"));
        files.put("deflated", DicomWriter.explicitLittle().chest(LEFT, RIGHT).deflatedFile());
        files.put("RLE", packed("1.2.840.10008.1.2.5", rle()));
        files.put(
                "JPEG extended", packed("1.2.840.10008.1.2.4.51", JpegWriter.extended(new int[] {LEFT, RIGHT}, 2, 1)));
        files.put("JPEG lossless", packed("1.2.840.10008.1.2.4.70", JpegWriter.lossless(samples(), 16, 8, 12)));
        files.put("JPEG 2000", packed("1.2.840.10008.1.2.4.90", jpeg2000(true)));
        files.put("JPEG 2000 in tiles", packed("1.2.840.10008.1.2.4.91", jpeg2000(false)));
        return files;
    }

    static byte[] packed(String transferSyntax, byte[]... fragments) {
        return DicomWriter.explicitLittle()
                .text(Tag.MODALITY, "CS", "DX")
                .text(0x00100010, "PN", "Kaufman^Scott")
                .text(Tag.BODY_PART, "CS", "CHEST")
                .text(Tag.VIEW_POSITION, "CS", "PA")
                .picture(16, 8, 1, "MONOCHROME2", 16, 12)
                .text(Tag.WINDOW_CENTRE, "DS", "2048")
                .text(Tag.WINDOW_WIDTH, "DS", "4096")
                .fragments(fragments)
                .file(transferSyntax);
    }

    static int[] samples() {
        int[] samples = new int[16 * 8];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i % 16 < 8 ? LEFT : RIGHT;
        }
        return samples;
    }

    /** Two segments, high bytes then low bytes: a run of each half for every row. */
    private static byte[] rle() {
        ByteArrayOutputStream segments = new ByteArrayOutputStream();
        int[] begins = new int[2];
        for (int segment = 0; segment < 2; segment++) {
            begins[segment] = 64 + segments.size();
            int shift = segment == 0 ? 8 : 0;
            for (int row = 0; row < 8; row++) {
                segments.write(-7);
                segments.write(LEFT >> shift);
                segments.write(-7);
                segments.write(RIGHT >> shift);
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] lengths = new byte[64];
        lengths[0] = 2;
        lengths[4] = (byte) begins[0];
        lengths[8] = (byte) begins[1];
        all.writeBytes(lengths);
        all.writeBytes(segments.toByteArray());
        return all.toByteArray();
    }

    /** Written by OpenJPEG: without loss in one piece, and with 9-7 and two layers in four tiles. */
    private static byte[] jpeg2000(boolean lossless) {
        return Base64.getDecoder()
                .decode(
                        lossless
                                ? "/0//UQApAAAAAAAQAAAACAAAAAAAAAAAAAAAEAAAAAgAAAAAAAAAAAABCwEB/1IADAAAAAEAAQQEAAH/XAAHQGBoaHD/ZAAl"
                                        + "AAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAAAkAAH/k8/kLBFQQdUXmMnoAwAfx/II"
                                        + "ACFuDg//2Q=="
                                : "/0//UQApAAAAAAAQAAAACAAAAAAAAAAAAAAACQAAAAUAAAAAAAAAAAABCwEB/1IADAACAAIAAQQEAAD/XAALQmgkd9N303di"
                                        + "/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAPQAB/5PPpGgc8kUSC9ubVdFI"
                                        + "wlZf/aFg7UvGbSck+mwBT0/D7wgAHPcyxRgG5i/8gICLO/+QAAoAAQAAAB4AAf+Tx/AUAjR3FdYBQ0eZwcCAgP+Q"
                                        + "AAoAAgAAACcAAf+Tz+wUEEI4oabxHvYPW8DD+AUAEH3Irh/AAP+QAAoAAwAAABkAAf+Tx/AKAiK3EB/AgID/2Q==");
    }
}
