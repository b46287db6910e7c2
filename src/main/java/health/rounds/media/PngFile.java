package health.rounds.media;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes PNG files apart (W3C PNG, third edition); of an animated one the default picture stays. */
final class PngFile {
    /** Profiles of cameras and screens have a few kilobytes, those of presses at most two megabytes. */
    private static final int LARGEST_PROFILE = 4 << 20;

    private final byte[] all;
    private final Bytes bytes;
    private final ByteArrayOutputStream out;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean pixels;
    private Optional<byte[]> profile = Optional.empty();

    private PngFile(byte[] file) {
        this.all = file;
        this.bytes = new Bytes(file);
        this.out = new ByteArrayOutputStream(file.length);
    }

    static Source read(byte[] file) throws Refusal {
        return new PngFile(file).run();
    }

    private Source run() throws Refusal {
        bytes.skip(8);
        out.write(all, 0, 8);
        String type;
        do {
            type = chunk();
        } while (!type.equals("IEND"));
        if (!pixels) {
            throw Refusal.damaged();
        }
        return new Source(Format.PNG, out.toByteArray(), width, height, orientation, profile);
    }

    private String chunk() throws Refusal {
        int start = bytes.at();
        long length = bytes.u32();
        String type = bytes.ascii(4);
        if (width == 0 && !type.equals("IHDR")) {
            throw Refusal.damaged();
        }
        Bytes body = bytes.part(length);
        int bodyEnd = bytes.at();
        long sum = bytes.u32();
        switch (type) {
            case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> {
                CRC32 crc = new CRC32();
                crc.update(all, start + 4, bodyEnd - start - 4);
                if (crc.getValue() != sum) {
                    throw Refusal.damaged();
                }
                if (type.equals("IHDR")) {
                    header(body);
                }
                pixels |= type.equals("IDAT");
                out.write(all, start, bytes.at() - start);
            }
            case "eXIf" -> orientation = Exif.orientation(body);
            case "iCCP" -> profile = profile(body);
            default -> {}
        }
        return type;
    }

    private void header(Bytes body) throws Refusal {
        if (width != 0) {
            throw Refusal.damaged();
        }
        long columns = body.u32();
        long rows = body.u32();
        if (columns < 1 || rows < 1 || columns > Integer.MAX_VALUE || rows > Integer.MAX_VALUE) {
            throw Refusal.damaged();
        }
        width = (int) columns;
        height = (int) rows;
    }

    /** A name, a zero, the method (0) and the profile, deflated; what cannot be read is as good as no profile. */
    private static Optional<byte[]> profile(Bytes body) throws Refusal {
        while (body.left() > 2) {
            if (body.u8() == 0) {
                body.skip(1);
                return inflated(body.rest());
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> inflated(byte[] deflated) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(deflated);
            byte[] buffer = new byte[8192];
            while (!inflater.finished() && result.size() < LARGEST_PROFILE) {
                int count = inflater.inflate(buffer);
                if (count == 0) {
                    return Optional.empty();
                }
                result.write(buffer, 0, count);
            }
            return inflater.finished() ? Optional.of(result.toByteArray()) : Optional.empty();
        } catch (DataFormatException broken) {
            return Optional.empty();
        }
    }
}
