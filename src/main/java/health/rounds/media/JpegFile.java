package health.rounds.media;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Takes JPEG files apart (ITU-T T.81, annex B). */
final class JpegFile {
    /** Encoders write 3 to 12; each of them passes over every pixel, so thousands would keep a core busy for hours. */
    private static final int MOST_SCANS = 64;

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DHT = 0xc4;
    private static final int DAC = 0xcc;
    private static final int JPG = 0xc8;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;

    private final byte[] all;
    private final Bytes bytes;
    private final ByteArrayOutputStream out;
    private int width;
    private int height;
    private int scans;
    private int orientation = 1;

    private JpegFile(byte[] file) {
        this.all = file;
        this.bytes = new Bytes(file);
        this.out = new ByteArrayOutputStream(file.length);
    }

    static Source read(byte[] file) throws Refusal {
        return new JpegFile(file).run();
    }

    private Source run() throws Refusal {
        bytes.skip(2);
        out.write(0xff);
        out.write(SOI);
        int marker = nextMarker();
        while (marker != EOI) {
            if (marker != 0x01 && (marker & 0xf8) != 0xd0) {
                segment(marker);
            }
            marker = nextMarker();
        }
        if (scans == 0) {
            throw Refusal.damaged();
        }
        out.write(0xff);
        out.write(EOI);
        return new Source(Format.JPEG, out.toByteArray(), width, height, orientation, Optional.empty());
    }

    /** The next marker; stray bytes before it are passed over, as every decoder does. */
    private int nextMarker() throws Refusal {
        int before = 0;
        while (true) {
            int next = bytes.u8();
            if (before == 0xff && next != 0xff && next != 0) {
                return next;
            }
            before = next;
        }
    }

    private void segment(int marker) throws Refusal {
        int start = bytes.at();
        int length = bytes.u16();
        if (length < 2) {
            throw Refusal.damaged();
        }
        Bytes body = bytes.part(length - 2);
        switch (marker) {
            case DQT, DHT, DRI -> copy(marker, start);
            case APP0 -> {
                if (body.startsWith("JFIF\0") && length >= 16) {
                    jfif();
                }
            }
            case APP1 -> {
                if (body.startsWith("Exif\0") && orientation == 1) {
                    body.skip(6);
                    orientation = Exif.orientation(body);
                }
            }
            case APP2 -> {
                if (body.startsWith("ICC_PROFILE\0")) {
                    copy(marker, start);
                }
            }
            case APP14 -> {
                if (body.startsWith("Adobe")) {
                    copy(marker, start);
                }
            }
            case SOS -> scan(start);
            case SOI, DAC, JPG -> throw Refusal.damaged();
            default -> {
                if ((marker & 0xf0) == 0xc0) {
                    frame(marker, body);
                    copy(marker, start);
                }
            }
        }
    }

    private void copy(int marker, int start) {
        out.write(0xff);
        out.write(marker);
        out.write(all, start, bytes.at() - start);
    }

    /** JFIF 1.01 without density and thumbnail: it only says that the colours are YCbCr or grey. */
    private void jfif() {
        out.writeBytes(new byte[] {
            (byte) 0xff, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        });
    }

    private void frame(int marker, Bytes body) throws Refusal {
        int precision = body.u8();
        // Baseline, extended and progressive with Huffman codes and eight bits: what browsers and cameras know.
        if (marker > 0xc2 || precision != 8) {
            throw new Refusal(
                    "This is a rare kind of JPEG that browsers cannot show. Please save it as an ordinary JPEG or PNG.");
        }
        if (width != 0) {
            throw Refusal.damaged();
        }
        height = body.u16();
        width = body.u16();
        int components = body.u8();
        if (width == 0 || height == 0 || (components != 1 && components != 3 && components != 4)) {
            throw Refusal.damaged();
        }
    }

    private void scan(int start) throws Refusal {
        scans++;
        if (width == 0 || scans > MOST_SCANS) {
            throw Refusal.damaged();
        }
        bytes.skip(codedData(bytes.at()));
        copy(SOS, start);
    }

    /** Bytes up to the next marker that is neither a stuffed zero nor a restart. */
    private int codedData(int from) throws Refusal {
        for (int i = from; i < all.length - 1; i++) {
            int next = all[i + 1] & 0xff;
            if ((all[i] & 0xff) == 0xff && next != 0 && next != 0xff && (next & 0xf8) != 0xd0) {
                return i - from;
            }
        }
        throw Refusal.endsEarly();
    }
}
