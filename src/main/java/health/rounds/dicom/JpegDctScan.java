package health.rounds.dicom;

import java.util.Arrays;
import java.util.List;

/** A scan of cosine-transformed blocks, baseline or extended (ITU-T T.81, annex F; A.3.3 for the transform). */
final class JpegDctScan {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** By sample, then by frequency. */
    private static final float[] COSINES = cosines();

    private final List<JpegComponent> components;
    private final JpegBits bits;
    private final int restartInterval;
    private final int precision;
    private final int[] predictions;
    private final float[] coefficients = new float[64];
    private final float[] rows = new float[64];

    JpegDctScan(List<JpegComponent> components, JpegBits bits, int restartInterval, int precision) {
        this.components = components;
        this.bits = bits;
        this.restartInterval = restartInterval;
        this.precision = precision;
        this.predictions = new int[components.size()];
    }

    private static float[] cosines() {
        float[] cosines = new float[64];
        for (int sample = 0; sample < 8; sample++) {
            for (int frequency = 0; frequency < 8; frequency++) {
                double scale = frequency == 0 ? Math.sqrt(0.125) : 0.5;
                cosines[sample * 8 + frequency] =
                        (float) (scale * Math.cos((2 * sample + 1) * frequency * Math.PI / 16));
            }
        }
        return cosines;
    }

    void read() throws DicomRefusal {
        JpegComponent first = components.getFirst();
        boolean alone = components.size() == 1;
        int across = alone ? first.blocksAcross() : first.unitsAcross();
        int down = alone ? first.blocksDown() : first.unitsDown();
        int done = 0;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                if (restartInterval > 0 && done > 0 && done % restartInterval == 0) {
                    bits.restart();
                    Arrays.fill(predictions, 0);
                }
                if (alone) {
                    block(0, x, y);
                } else {
                    unit(x, y);
                }
                done++;
            }
        }
    }

    private void unit(int x, int y) throws DicomRefusal {
        for (int i = 0; i < components.size(); i++) {
            JpegComponent component = components.get(i);
            for (int v = 0; v < component.down(); v++) {
                for (int h = 0; h < component.across(); h++) {
                    block(i, x * component.across() + h, y * component.down() + v);
                }
            }
        }
    }

    private void block(int index, int x, int y) throws DicomRefusal {
        JpegComponent component = components.get(index);
        int[] steps = component.steps();
        Arrays.fill(coefficients, 0);
        int size = component.nextDc(bits);
        if (size > 15) {
            throw DicomRefusal.damaged();
        }
        predictions[index] += bits.difference(size);
        coefficients[0] = (float) predictions[index] * steps[0];
        int k = 1;
        while (k < 64) {
            int symbol = component.nextAc(bits);
            int length = symbol & 0xf;
            if (length == 0 && symbol != 0xf0) {
                break;
            }
            k += symbol >> 4;
            if (k > 63) {
                throw DicomRefusal.damaged();
            }
            if (length > 0) {
                coefficients[ZIGZAG[k]] = (float) bits.difference(length) * steps[k];
            }
            k++;
        }
        transform(component.plane(), y * 8 * component.stride() + x * 8, component.stride());
    }

    private void transform(char[] plane, int corner, int stride) {
        for (int v = 0; v < 8; v++) {
            for (int x = 0; x < 8; x++) {
                float sum = 0;
                for (int u = 0; u < 8; u++) {
                    sum += coefficients[v * 8 + u] * COSINES[x * 8 + u];
                }
                rows[v * 8 + x] = sum;
            }
        }
        int middle = 1 << (precision - 1);
        int most = (1 << precision) - 1;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                float sum = 0;
                for (int v = 0; v < 8; v++) {
                    sum += rows[v * 8 + x] * COSINES[y * 8 + v];
                }
                plane[corner + y * stride + x] = (char) Math.clamp(Math.round(sum) + (long) middle, 0, most);
            }
        }
    }
}
