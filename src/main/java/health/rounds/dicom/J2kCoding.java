package health.rounds.dicom;

/**
 * How one component of a JPEG 2000 tile is coded: the segments COD or COC, and QCD or QCC (ISO/IEC 15444-1, A.6).
 *
 * @param levels of the wavelet, at most 32
 * @param blockWidth of code-blocks, as a power of two
 * @param blockHeight as a power of two
 * @param style of code-blocks (table A.19)
 * @param reversible 5-3 and whole numbers, or 9-7
 * @param precincts by resolution: width in the low half of a byte, height in the high half, as powers of two
 * @param quantised 0 not at all, 1 derived from the first step, 2 a step for each band
 * @param guard bits
 * @param steps exponent in the bits from 11 on, mantissa below
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record J2kCoding(
        int levels,
        int blockWidth,
        int blockHeight,
        int style,
        boolean reversible,
        int[] precincts,
        int quantised,
        int guard,
        int[] steps) {
    private static final int RESET = 0x02;
    private static final int CAUSAL = 0x08;
    private static final int SYMBOLS = 0x20;

    /** Bypass, termination at each pass and the like are not read: no writer of DICOM is known to use them. */
    private static final int READ = RESET | CAUSAL | SYMBOLS;

    /** Coded as a segment says, quantised as before; {@code at} is where the levels stand. */
    J2kCoding coded(Slice segment, int at, boolean withPrecincts) throws DicomRefusal {
        if (segment.length() < at + 5) {
            throw DicomRefusal.damaged();
        }
        int newLevels = segment.u8(at);
        int width = (segment.u8(at + 1) & 0xf) + 2;
        int height = (segment.u8(at + 2) & 0xf) + 2;
        int newStyle = segment.u8(at + 3);
        if (newLevels > 32 || width > 10 || height > 10 || width + height > 12) {
            throw DicomRefusal.damaged();
        }
        if ((newStyle & ~READ) != 0) {
            throw DicomRefusal.unreadable("JPEG 2000 of a rare kind");
        }
        if (withPrecincts && segment.length() < at + 6 + newLevels) {
            throw DicomRefusal.damaged();
        }
        int[] sizes = new int[newLevels + 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = withPrecincts ? segment.u8(at + 5 + i) : 0xff;
            if (i > 0 && ((sizes[i] & 0xf) == 0 || sizes[i] >> 4 == 0)) {
                throw DicomRefusal.damaged();
            }
        }
        return new J2kCoding(
                newLevels, width, height, newStyle, segment.u8(at + 4) == 1, sizes, quantised, guard, steps);
    }

    /** Quantised as a segment says. */
    J2kCoding quantised(Slice segment, int at) throws DicomRefusal {
        if (segment.length() <= at) {
            throw DicomRefusal.damaged();
        }
        int kind = segment.u8(at) & 0x1f;
        int size = kind == 0 ? 1 : 2;
        int[] values = new int[(segment.length() - at - 1) / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = kind == 0 ? segment.u8(at + 1 + i) >> 3 << 11 : segment.u16(at + 1 + 2 * i);
        }
        if (kind > 2 || values.length == 0) {
            throw DicomRefusal.damaged();
        }
        return new J2kCoding(
                levels, blockWidth, blockHeight, style, reversible, precincts, kind, segment.u8(at) >> 5, values);
    }

    boolean resets() {
        return (style & RESET) != 0;
    }

    boolean causal() {
        return (style & CAUSAL) != 0;
    }

    boolean hasSymbols() {
        return (style & SYMBOLS) != 0;
    }

    /** The exponent of a band's step; bands are counted LL, then HL, LH and HH from the coarsest on (E.1). */
    int exponent(int band) throws DicomRefusal {
        if (quantised == 1) {
            return Math.max(0, (steps[0] >> 11) - (band == 0 ? 0 : (band - 1) / 3));
        }
        return step(band) >> 11;
    }

    /** What a coefficient is multiplied by; {@code range} is the bits of the band's values. */
    float stepSize(int band, int range) throws DicomRefusal {
        if (reversible) {
            return 1;
        }
        int mantissa = (quantised == 1 ? steps[0] : step(band)) & 0x7ff;
        return (float) (Math.scalb(1.0, range - exponent(band)) * (1 + mantissa / 2048.0));
    }

    private int step(int band) throws DicomRefusal {
        if (band >= steps.length) {
            throw DicomRefusal.damaged();
        }
        return steps[band];
    }
}
