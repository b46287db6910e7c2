package health.rounds.dicom;

import java.util.List;

/** A scan of predicted samples (ITU-T T.81, annex H). */
final class JpegLosslessScan {
    private final List<JpegComponent> components;
    private final JpegBits bits;
    private final int restartInterval;
    private final int predictor;
    private final int precision;
    private final int transform;

    /** @param transform bits that the encoder shifted away (Pt) */
    JpegLosslessScan(
            List<JpegComponent> components,
            JpegBits bits,
            int restartInterval,
            int predictor,
            int precision,
            int transform) {
        this.components = components;
        this.bits = bits;
        this.restartInterval = restartInterval;
        this.predictor = predictor;
        this.precision = precision;
        this.transform = transform;
    }

    void read(int width, int height) throws DicomRefusal {
        int done = 0;
        // The line that is predicted as if none stood above it.
        int firstLine = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean restarts = restartInterval > 0 && done > 0 && done % restartInterval == 0;
                if (restarts) {
                    bits.restart();
                    firstLine = y;
                }
                for (JpegComponent component : components) {
                    int predicted = restarts || done == 0
                            ? 1 << (precision - transform - 1)
                            : predicted(component.plane(), component.stride(), x, y, y == firstLine);
                    int size = component.nextDc(bits);
                    if (size > 16) {
                        throw DicomRefusal.damaged();
                    }
                    int difference = size == 16 ? 1 << 15 : bits.difference(size);
                    component.plane()[y * component.stride() + x] = (char) (predicted + difference);
                }
                done++;
            }
        }
        if (transform > 0) {
            for (JpegComponent component : components) {
                char[] plane = component.plane();
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = (char) (plane[i] << transform);
                }
            }
        }
    }

    private int predicted(char[] plane, int stride, int x, int y, boolean firstLine) {
        int here = y * stride + x;
        if (firstLine) {
            return x > 0 ? plane[here - 1] : 0;
        }
        int above = plane[here - stride];
        if (x == 0) {
            return above;
        }
        int left = plane[here - 1];
        int diagonal = plane[here - stride - 1];
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> diagonal;
            case 4 -> left + above - diagonal;
            case 5 -> left + ((above - diagonal) >> 1);
            case 6 -> above + ((left - diagonal) >> 1);
            default -> (left + above) >> 1;
        };
    }
}
