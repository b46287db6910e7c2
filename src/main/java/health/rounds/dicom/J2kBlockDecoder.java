package health.rounds.dicom;

/**
 * Decodes the bit planes of a code-block (ISO/IEC 15444-1, annex D).
 *
 * <p>Magnitudes are kept doubled, with a half in the place below the last plane that was read: the middle of what they may be.
 */
final class J2kBlockDecoder {
    private static final int SIGNIFICANT = 1;
    private static final int NEGATIVE = 2;
    private static final int VISITED = 4;
    private static final int REFINED = 8;

    private final J2kCoding coding;
    private final boolean horizontalHigh;
    private final boolean verticalHigh;
    private final int width;
    private final int height;
    private final int stride;
    private final int[] magnitudes;
    /** With a border of one, so that every place has neighbours. */
    private final byte[] flags;

    private final J2kArithmetic decoder;

    J2kBlockDecoder(J2kBlock block, J2kBand band, J2kCoding coding) {
        this.coding = coding;
        this.horizontalHigh = band.horizontalHigh();
        this.verticalHigh = band.verticalHigh();
        this.width = block.width();
        this.height = block.height();
        this.stride = width + 2;
        this.magnitudes = new int[width * height];
        this.flags = new byte[stride * (height + 2)];
        this.decoder = new J2kArithmetic(block.data());
    }

    /** Reads the passes; the first one of all is a clean-up. */
    void read(int passes, int planes) {
        int plane = planes - 1;
        int kind = 2;
        for (int pass = 0; pass < passes && plane >= 0; pass++) {
            switch (kind) {
                case 0 -> eachInStripes(plane, this::propagate);
                case 1 -> eachInStripes(plane, this::refine);
                default -> cleanUp(plane);
            }
            if (coding.resets()) {
                decoder.reset();
            }
            if (kind == 2) {
                plane--;
            }
            kind = (kind + 1) % 3;
        }
    }

    /** Twice the value of a coefficient. */
    int doubled(int x, int y) {
        int magnitude = magnitudes[y * width + x];
        return (flags[flag(x, y)] & NEGATIVE) != 0 ? -magnitude : magnitude;
    }

    private int flag(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    @FunctionalInterface
    private interface Step {
        void at(int x, int y, int plane);
    }

    private void eachInStripes(int plane, Step step) {
        for (int stripe = 0; stripe < height; stripe += 4) {
            int end = Math.min(height, stripe + 4);
            for (int x = 0; x < width; x++) {
                for (int y = stripe; y < end; y++) {
                    step.at(x, y, plane);
                }
            }
        }
    }

    private void propagate(int x, int y, int plane) {
        int flag = flag(x, y);
        if ((flags[flag] & SIGNIFICANT) == 0) {
            int context = significance(flag, y);
            if (context != 0) {
                if (decoder.decide(context) == 1) {
                    become(x, y, plane);
                }
                flags[flag] |= VISITED;
            }
        }
    }

    private void refine(int x, int y, int plane) {
        int flag = flag(x, y);
        if ((flags[flag] & (SIGNIFICANT | VISITED)) == SIGNIFICANT) {
            int context = (flags[flag] & REFINED) != 0 ? 16 : significance(flag, y) == 0 ? 14 : 15;
            int half = 1 << plane;
            magnitudes[y * width + x] += decoder.decide(context) == 1 ? half : -half;
            flags[flag] |= REFINED;
        }
    }

    private void cleanUp(int plane) {
        for (int stripe = 0; stripe < height; stripe += 4) {
            int end = Math.min(height, stripe + 4);
            for (int x = 0; x < width; x++) {
                int y = stripe;
                if (end - stripe == 4 && isQuiet(x, stripe)) {
                    if (decoder.decide(J2kArithmetic.RUN) == 0) {
                        continue;
                    }
                    y += decoder.decide(J2kArithmetic.UNIFORM) << 1 | decoder.decide(J2kArithmetic.UNIFORM);
                    become(x, y, plane);
                    y++;
                }
                for (; y < end; y++) {
                    int flag = flag(x, y);
                    if ((flags[flag] & (SIGNIFICANT | VISITED)) == 0 && decoder.decide(significance(flag, y)) == 1) {
                        become(x, y, plane);
                    }
                }
            }
        }
        for (int i = 0; i < flags.length; i++) {
            flags[i] &= ~VISITED;
        }
        if (coding.hasSymbols()) {
            for (int i = 0; i < 4; i++) {
                decoder.decide(J2kArithmetic.UNIFORM);
            }
        }
    }

    /** Four in a column of which nothing is known, nor of their neighbours (D.3.4). */
    private boolean isQuiet(int x, int stripe) {
        for (int y = stripe; y < stripe + 4; y++) {
            int flag = flag(x, y);
            if ((flags[flag] & (SIGNIFICANT | VISITED)) != 0 || significance(flag, y) != 0) {
                return false;
            }
        }
        return true;
    }

    private void become(int x, int y, int plane) {
        int flag = flag(x, y);
        boolean open = below(y);
        int across = sign(flag - 1) + sign(flag + 1);
        int down = sign(flag - stride) + (open ? sign(flag + stride) : 0);
        int h = Integer.signum(across);
        int v = Integer.signum(down);
        // Table D.3: the other half is the mirror image.
        boolean mirrored = h < 0 || (h == 0 && v < 0);
        int context = h == 0 ? 9 + Math.abs(v) : 12 + (mirrored ? -v : v);
        int bit = decoder.decide(context) ^ (mirrored ? 1 : 0);
        flags[flag] |= (byte) (bit == 1 ? SIGNIFICANT | NEGATIVE : SIGNIFICANT);
        magnitudes[y * width + x] = 3 << plane;
    }

    private int sign(int flag) {
        return (flags[flag] & SIGNIFICANT) == 0 ? 0 : (flags[flag] & NEGATIVE) != 0 ? -1 : 1;
    }

    private int is(int flag) {
        return flags[flag] & SIGNIFICANT;
    }

    /** Whether the row below may be looked at: not across stripes where the coding is vertically causal (D.7). */
    private boolean below(int y) {
        return !coding.causal() || (y & 3) != 3;
    }

    /** The context of significance coding (table D.1). */
    private int significance(int flag, int y) {
        int up = flag - stride;
        int down = flag + stride;
        int h = is(flag - 1) + is(flag + 1);
        int v = is(up);
        int d = is(up - 1) + is(up + 1);
        if (below(y)) {
            v += is(down);
            d += is(down - 1) + is(down + 1);
        }
        if (horizontalHigh && verticalHigh) {
            return diagonal(h + v, d);
        }
        return horizontalHigh ? straight(v, h, d) : straight(h, v, d);
    }

    private static int straight(int h, int v, int d) {
        if (h == 2) {
            return 8;
        }
        if (h == 1) {
            return v > 0 ? 7 : d > 0 ? 6 : 5;
        }
        return v > 0 ? 2 + v : Math.min(d, 2);
    }

    private static int diagonal(int hv, int d) {
        return switch (d) {
            case 0 -> Math.min(hv, 2);
            case 1 -> 3 + Math.min(hv, 2);
            case 2 -> hv > 0 ? 7 : 6;
            default -> 8;
        };
    }
}
