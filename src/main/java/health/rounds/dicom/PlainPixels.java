package health.rounds.dicom;

/** Reads pixels that are not compressed (PS3.5, 8.1 and 8.2). */
final class PlainPixels {
    private final Slice bytes;
    private final PixelFormat format;

    PlainPixels(Slice bytes, PixelFormat format) {
        this.bytes = bytes;
        this.format = format;
    }

    Frame read() {
        return switch (format.photometric()) {
            case YBR_FULL_422 -> new Frame(pairs(), Frame.Space.YBR);
            case YBR_PARTIAL_422 -> new Frame(pairs(), Frame.Space.YBR_PARTIAL);
            case YBR_PARTIAL_420 -> new Frame(squares(), Frame.Space.YBR_PARTIAL);
            case YBR_FULL -> new Frame(planes(), Frame.Space.YBR);
            default -> new Frame(planes(), Frame.Space.DIRECT);
        };
    }

    private char[] planes() {
        int pixels = format.pixels();
        int bands = format.samples();
        char[] samples = new char[pixels * bands];
        for (int i = 0; i < pixels; i++) {
            for (int band = 0; band < bands; band++) {
                samples[i * bands + band] = stored(format.planar() ? band * pixels + i : i * bands + band);
            }
        }
        return samples;
    }

    /** Two pixels share their colour: Y Y Cb Cr (PS3.3, C.7.6.3.1.2). */
    private char[] pairs() {
        int pixels = format.pixels();
        char[] samples = new char[pixels * 3];
        for (int i = 0; i < pixels; i++) {
            int pair = i / 2 * 4;
            boolean whole = pair + 3 < 2 * pixels;
            samples[3 * i] = stored(pair + i % 2);
            samples[3 * i + 1] = whole ? stored(pair + 2) : neutral();
            samples[3 * i + 2] = whole ? stored(pair + 3) : neutral();
        }
        return samples;
    }

    /** Four pixels share their colour: all Y, then all Cb, then all Cr. */
    private char[] squares() {
        int pixels = format.pixels();
        int width = format.width();
        int half = width / 2;
        int quarter = pixels / 4;
        char[] samples = new char[pixels * 3];
        for (int i = 0; i < pixels; i++) {
            int shared = Math.min(quarter - 1, i / width / 2 * half + Math.min(i % width / 2, Math.max(0, half - 1)));
            samples[3 * i] = stored(i);
            samples[3 * i + 1] = shared < 0 ? neutral() : stored(pixels + shared);
            samples[3 * i + 2] = shared < 0 ? neutral() : stored(pixels + quarter + shared);
        }
        return samples;
    }

    private char neutral() {
        return (char) (1 << (format.stored() - 1));
    }

    /** What lies above and below the stored bits, old overlays among it, is left out. */
    private char stored(int index) {
        int word = switch (format.allocated()) {
            case 1 -> bytes.u8(index / 8) >> index % 8;
            case 8 -> bytes.u8(index);
            default -> bytes.u16(2 * index);
        };
        return (char) ((word >> (format.highBit() - format.stored() + 1)) & ((1 << format.stored()) - 1));
    }
}
