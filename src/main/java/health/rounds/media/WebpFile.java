package health.rounds.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes WebP files apart (RFC 9649); of an animated one the first picture stays. */
final class WebpFile {
    private static final int ALPHA_FLAG = 0x10;

    private final boolean mayHoldFrames;
    private Optional<Bytes> alpha = Optional.empty();
    private Optional<byte[]> profile = Optional.empty();
    private int orientation = 1;

    private WebpFile(boolean mayHoldFrames) {
        this.mayHoldFrames = mayHoldFrames;
    }

    static Source read(byte[] file) throws Refusal {
        Bytes bytes = new Bytes(file);
        bytes.skip(4);
        long size = bytes.u32le();
        if (!bytes.ascii(4).equals("WEBP")) {
            throw Refusal.unknownKind();
        }
        return new WebpFile(true).run(bytes.part(size - 4));
    }

    /** Looks through all chunks, as orientation may stand behind the picture. */
    private Source run(Bytes chunks) throws Refusal {
        Optional<Source> picture = Optional.empty();
        while (chunks.left() >= 8) {
            String type = chunks.ascii(4);
            long length = chunks.u32le();
            Bytes body = chunks.part(length);
            // Chunks begin at even offsets; some encoders forget the last padding byte.
            chunks.skip(Math.min(length & 1, chunks.left()));
            switch (type) {
                case "ICCP" -> profile = Optional.of(body.rest());
                case "EXIF" -> orientation = Exif.orientation(afterMarker(body));
                case "ALPH" -> alpha = Optional.of(body);
                case "VP8 " -> picture = picture.isEmpty() ? Optional.of(lossy(body)) : picture;
                case "VP8L" -> picture = picture.isEmpty() ? Optional.of(lossless(body)) : picture;
                case "ANMF" -> picture = picture.isEmpty() && mayHoldFrames ? Optional.of(frame(body)) : picture;
                default -> {}
            }
        }
        Source found = picture.orElseThrow(Refusal::damaged);
        return new Source(Format.WEBP, found.file(), found.width(), found.height(), orientation, profile);
    }

    /** Place, size, duration and flags, then the chunks of one picture. */
    private static Source frame(Bytes body) throws Refusal {
        body.skip(16);
        return new WebpFile(false).run(body);
    }

    /** Some writers keep the six bytes that announce Exif data in a JPEG. */
    private static Bytes afterMarker(Bytes exif) throws Refusal {
        if (exif.startsWith("Exif\0\0")) {
            exif.skip(6);
        }
        return exif;
    }

    /** RFC 6386, 9.1: frame tag, start code, 14 bits each of width and height. */
    private Source lossy(Bytes body) throws Refusal {
        Bytes header = body.copy();
        boolean keyFrame = (header.u24le() & 1) == 0;
        if (!keyFrame || header.u8() != 0x9d || header.u8() != 0x01 || header.u8() != 0x2a) {
            throw Refusal.damaged();
        }
        int width = header.u16le() & 0x3fff;
        int height = header.u16le() & 0x3fff;
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(body.left() + 64);
        if (alpha.isPresent()) {
            chunk(chunks, "VP8X", extended(width, height));
            chunk(chunks, "ALPH", alpha.get().rest());
        }
        chunk(chunks, "VP8 ", body.rest());
        return source(chunks, width, height);
    }

    /** RFC 9649, 3.4: signature, then 14 bits each of width and height, less one. */
    private static Source lossless(Bytes body) throws Refusal {
        Bytes header = body.copy();
        if (header.u8() != 0x2f) {
            throw Refusal.damaged();
        }
        long bits = header.u32le();
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(body.left() + 32);
        chunk(chunks, "VP8L", body.rest());
        return source(chunks, (int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
    }

    private static byte[] extended(int width, int height) {
        int w = width - 1;
        int h = height - 1;
        return new byte[] {
            ALPHA_FLAG,
            0,
            0,
            0,
            (byte) w,
            (byte) (w >> 8),
            (byte) (w >> 16),
            (byte) h,
            (byte) (h >> 8),
            (byte) (h >> 16)
        };
    }

    private static Source source(ByteArrayOutputStream chunks, int width, int height) throws Refusal {
        if (width == 0 || height == 0) {
            throw Refusal.damaged();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(chunks.size() + 12);
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        u32le(file, chunks.size() + 4);
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(chunks.toByteArray());
        return new Source(Format.WEBP, file.toByteArray(), width, height, 1, Optional.empty());
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
        out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        u32le(out, body.length);
        out.writeBytes(body);
        if ((body.length & 1) == 1) {
            out.write(0);
        }
    }

    private static void u32le(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
        out.write(value >> 16);
        out.write(value >> 24);
    }
}
