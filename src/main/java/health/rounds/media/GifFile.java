package health.rounds.media;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Takes GIF files apart (CompuServe GIF89a); of an animated one the first picture stays. */
final class GifFile {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private final byte[] all;
    private final Bytes bytes;
    private final ByteArrayOutputStream out;

    private GifFile(byte[] file) {
        this.all = file;
        this.bytes = new Bytes(file);
        this.out = new ByteArrayOutputStream();
    }

    static Source read(byte[] file) throws Refusal {
        return new GifFile(file).run();
    }

    private Source run() throws Refusal {
        String version = bytes.ascii(6);
        if (!version.equals("GIF87a") && !version.equals("GIF89a")) {
            throw Refusal.unknownKind();
        }
        bytes.skip(4);
        int flags = bytes.u8();
        bytes.skip(2);
        bytes.skip(colours(flags));
        out.write(all, 0, bytes.at());
        while (true) {
            int start = bytes.at();
            switch (bytes.u8()) {
                case EXTENSION -> {
                    int label = bytes.u8();
                    subBlocks();
                    if (label == GRAPHIC_CONTROL) {
                        out.write(all, start, bytes.at() - start);
                    }
                }
                case IMAGE -> {
                    return image(start);
                }
                default -> throw Refusal.damaged();
            }
        }
    }

    private Source image(int start) throws Refusal {
        bytes.skip(4);
        int width = bytes.u16le();
        int height = bytes.u16le();
        bytes.skip(colours(bytes.u8()));
        // The smallest code length of LZW, then the data.
        bytes.skip(1);
        subBlocks();
        if (width == 0 || height == 0) {
            throw Refusal.damaged();
        }
        out.write(all, start, bytes.at() - start);
        out.write(TRAILER);
        return new Source(Format.GIF, out.toByteArray(), width, height, 1, Optional.empty());
    }

    /** Bytes of the colour table that the flags announce. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private void subBlocks() throws Refusal {
        int length = bytes.u8();
        while (length > 0) {
            bytes.skip(length);
            length = bytes.u8();
        }
    }
}
