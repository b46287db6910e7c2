package health.rounds.dicom;

/**
 * Puts bands together (ISO/IEC 15444-1, annex F): in place, as the bands lie in the plane's corner, the coarser ones first.
 *
 * <p>Whole numbers of the 5-3 filter stay exact in floats: 16 bits and the bands' gain are fewer than 24.
 */
final class J2kWavelet {
    private static final float ALPHA = -1.5861343f;
    private static final float BETA = -0.05298012f;
    private static final float GAMMA = 0.8829111f;
    private static final float DELTA = 0.44350687f;
    private static final float K = 1.2301741f;

    private final float[] plane;
    private final int stride;
    private final boolean reversible;
    private float[] line = new float[0];

    J2kWavelet(float[] plane, int stride, boolean reversible) {
        this.plane = plane;
        this.stride = stride;
        this.reversible = reversible;
    }

    /** From the four bands of a resolution to its picture. */
    void compose(J2kArea resolution) {
        int width = resolution.width();
        int height = resolution.height();
        line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            compose(y * stride, 1, width, resolution.x0() & 1);
        }
        for (int x = 0; x < width; x++) {
            compose(x, stride, height, resolution.y0() & 1);
        }
    }

    /** @param odd 1 where the line begins with a value of the high band */
    private void compose(int from, int step, int count, int odd) {
        if (count == 1) {
            if (odd == 1) {
                plane[from] = reversible ? (float) Math.floor(plane[from] / 2) : plane[from] / 2;
            }
            return;
        }
        int lows = (count + 1 - odd) / 2;
        for (int i = 0; i < lows; i++) {
            line[2 * i + odd] = plane[from + i * step];
        }
        for (int i = 0; i < count - lows; i++) {
            line[2 * i + 1 - odd] = plane[from + (lows + i) * step];
        }
        if (reversible) {
            for (int i = odd; i < count; i += 2) {
                line[i] -= (float) Math.floor((sides(i, count) + 2) / 4);
            }
            for (int i = 1 - odd; i < count; i += 2) {
                line[i] += (float) Math.floor(sides(i, count) / 2);
            }
        } else {
            for (int i = 0; i < count; i++) {
                line[i] *= (i & 1) == odd ? K : 1 / K;
            }
            lift(odd, count, DELTA);
            lift(1 - odd, count, GAMMA);
            lift(odd, count, BETA);
            lift(1 - odd, count, ALPHA);
        }
        for (int i = 0; i < count; i++) {
            plane[from + i * step] = line[i];
        }
    }

    private void lift(int first, int count, float factor) {
        for (int i = first; i < count; i += 2) {
            line[i] -= factor * sides(i, count);
        }
    }

    /** The neighbours; at the ends the line is mirrored. */
    private float sides(int i, int count) {
        float before = line[i == 0 ? 1 : i - 1];
        float after = line[i == count - 1 ? count - 2 : i + 1];
        return before + after;
    }
}
