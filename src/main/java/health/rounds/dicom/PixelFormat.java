package health.rounds.dicom;

import java.util.Locale;

/**
 * What the samples of a frame mean (PS3.3, C.7.6.3).
 *
 * @param samples values a pixel: 1 or 3
 * @param planar whether all red comes before all green
 * @param allocated bits that a stored value takes: 1, 8 or 16
 * @param stored bits of it that count
 * @param highBit the place of the highest of these
 * @param frames as the file says, at least 1
 */
record PixelFormat(
        int width,
        int height,
        int samples,
        Photometric photometric,
        boolean planar,
        int allocated,
        int stored,
        int highBit,
        boolean signed,
        int frames) {
    /** What the values are (PS3.3, C.7.6.3.1.2). */
    enum Photometric {
        MONOCHROME1,
        MONOCHROME2,
        PALETTE_COLOR,
        RGB,
        YBR_FULL,
        YBR_FULL_422,
        YBR_PARTIAL_422,
        YBR_PARTIAL_420,
        /** Written by JPEG 2000, whose decoder gives RGB. */
        YBR_ICT,
        YBR_RCT;

        boolean grey() {
            return this == MONOCHROME1 || this == MONOCHROME2;
        }

        boolean colour() {
            return !grey() && this != PALETTE_COLOR;
        }
    }

    /** @param mostPixels of a frame; half as many in colour, whose samples take three times the memory */
    static PixelFormat of(DataSet set, long mostPixels, int longestSide) throws DicomRefusal {
        if (!set.has(Tag.ROWS) || !set.has(Tag.COLUMNS)) {
            throw new DicomRefusal("This DICOM file does not say how large its picture is, so it cannot be shown.");
        }
        int height = set.u16(Tag.ROWS).orElse(0);
        int width = set.u16(Tag.COLUMNS).orElse(0);
        int samples = set.u16(Tag.SAMPLES).orElse(1);
        int allocated = set.u16(Tag.ALLOCATED).orElse(8);
        int stored = set.u16(Tag.STORED).orElse(allocated);
        int highBit = set.u16(Tag.HIGH_BIT).orElse(stored - 1);
        if (allocated != 1 && allocated != 8 && allocated != 16) {
            throw DicomRefusal.unreadable(allocated + " bits a sample");
        }
        Photometric photometric = photometric(set, samples);
        boolean fits = stored >= 1
                && stored <= allocated
                && highBit < allocated
                && highBit - stored + 1 >= 0
                && samples == (photometric.colour() ? 3 : 1);
        if (width == 0 || height == 0 || !fits || (allocated == 1 && photometric.colour())) {
            throw DicomRefusal.damaged();
        }
        long pixels = (long) width * height * (samples == 1 ? 1 : 2);
        if (pixels > mostPixels || Math.max(width, height) > longestSide) {
            throw new DicomRefusal("This DICOM picture has %,d x %,d pixels, which is more than Rounds takes."
                    .formatted(width, height));
        }
        boolean planar = samples == 3 && set.u16(Tag.PLANAR).orElse(0) == 1;
        boolean signed = set.u16(Tag.SIGNED).orElse(0) == 1;
        return new PixelFormat(
                width, height, samples, photometric, planar, allocated, stored, highBit, signed, frames(set));
    }

    private static int frames(DataSet set) {
        double frames = set.decimal(Tag.FRAMES).orElse(1);
        return (int) Math.clamp(frames, 1, Integer.MAX_VALUE);
    }

    private static Photometric photometric(DataSet set, int samples) throws DicomRefusal {
        String name = set.text(Tag.PHOTOMETRIC).orElse(samples == 1 ? "MONOCHROME2" : "RGB");
        try {
            return Photometric.valueOf(name.toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException other) {
            throw DicomRefusal.unreadable("colours of a kind that is rare or unknown");
        }
    }

    int pixels() {
        return width * height;
    }

    /** Bytes of a frame that is not compressed. */
    long frameBytes() {
        return switch (photometric) {
            case YBR_FULL_422, YBR_PARTIAL_422 -> 2L * pixels() * (allocated / 8);
            case YBR_PARTIAL_420 -> 3L * pixels() / 2 * (allocated / 8);
            default -> ((long) pixels() * samples * allocated + 7) / 8;
        };
    }

    /** The value that stored bits stand for. */
    int value(int bits) {
        int shift = Integer.SIZE - stored;
        return signed ? bits << shift >> shift : bits;
    }
}
