package health.rounds.media;

import java.util.Arrays;

/** The kinds of picture file that are read, told apart by their first bytes and never by a name or a declared type. */
enum Format {
    JPEG("\u00ff\u00d8\u00ff", "jpeg") {
        @Override
        Source read(byte[] file) throws Refusal {
            return JpegFile.read(file);
        }
    },
    PNG("\u0089PNG\r\n\u001a\n", "png") {
        @Override
        Source read(byte[] file) throws Refusal {
            return PngFile.read(file);
        }
    },
    GIF("GIF8", "gif") {
        @Override
        Source read(byte[] file) throws Refusal {
            return GifFile.read(file);
        }
    },
    WEBP("RIFF", "webp") {
        @Override
        Source read(byte[] file) throws Refusal {
            return WebpFile.read(file);
        }
    };

    private final String magic;
    private final String readerName;

    Format(String magic, String readerName) {
        this.magic = magic;
        this.readerName = readerName;
    }

    /** What ImageIO calls the reader. */
    String readerName() {
        return readerName;
    }

    /** Whether the format keeps every pixel as it was drawn; most WebP files do not. */
    boolean lossless() {
        return this == PNG || this == GIF;
    }

    /** Takes the file apart; everything but the picture itself stays behind. */
    abstract Source read(byte[] file) throws Refusal;

    /** Whether the first bytes are those of a format. */
    static boolean isKnown(byte[] head) {
        Bytes bytes = new Bytes(head);
        return Arrays.stream(values()).anyMatch(format -> bytes.startsWith(format.magic));
    }

    /** The format of a file. */
    static Format of(byte[] file) throws Refusal {
        Bytes bytes = new Bytes(file);
        for (Format format : values()) {
            if (bytes.startsWith(format.magic)) {
                return format;
            }
        }
        throw file.length == 0 ? new Refusal("The file is empty.") : Refusal.unknownKind();
    }
}
