package health.rounds.demo;

import static health.rounds.demo.Canvas.path;

import java.awt.geom.Path2D;

/**
 * Seven seconds of lead II with second degree AV block, Mobitz type I (Wenckebach), 4:3: the PR interval grows until one P wave has
 * no QRS complex. Each wave is a bell curve, after the idea of McSharry et al., IEEE Trans Biomed Eng 2003;50:289.
 */
final class EcgStrip {
    /** Pixels of a millimetre: 25 mm are a second, 10 mm a millivolt. */
    private static final int MM = 8;

    private static final double SECOND = 25.0 * MM;
    private static final double MILLIVOLT = 10.0 * MM;
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 480;
    private static final double BASELINE = 300;

    private static final double FIRST_P = 0.30;
    private static final double P_TO_P = 0.80;
    /** Seconds from P to R in a group of four; the fourth P wave is not conducted. */
    private static final double[] P_TO_R = {0.18, 0.27, 0.32};

    private static final int BEATS_IN_GROUP = 4;

    private EcgStrip() {}

    static Canvas draw() {
        Canvas paper = new Canvas(WIDTH, HEIGHT).ground("#fff6f4");
        for (int x = 0; x <= WIDTH; x += MM) {
            boolean bold = x % (5 * MM) == 0;
            paper.line(bold ? "#f3a9a4" : "#fbdcd8", bold ? 1.6 : 1, x, 0, x, HEIGHT);
        }
        for (int y = 0; y <= HEIGHT; y += MM) {
            boolean bold = y % (5 * MM) == 0;
            paper.line(bold ? "#f3a9a4" : "#fbdcd8", bold ? 1.6 : 1, 0, y, WIDTH, y);
        }
        paper.stroke("#1f2937", 2.6, trace());
        new Lettering(paper).write("#374151", 20, 20, 438, "II    25 MM/S    10 MM/MV");
        return paper;
    }

    private static Path2D trace() {
        Path2D trace = path(0, height(0));
        for (int x = 1; x <= WIDTH; x++) {
            trace.lineTo(x, height(x / SECOND));
        }
        return trace;
    }

    private static double height(double time) {
        double millivolts = 0;
        for (int beat = -1; FIRST_P + beat * P_TO_P < WIDTH / SECOND + 1; beat++) {
            double p = FIRST_P + beat * P_TO_P;
            millivolts += wave(time, p, 0.15, 0.026);
            int inGroup = Math.floorMod(beat, BEATS_IN_GROUP);
            if (inGroup < P_TO_R.length) {
                double r = p + P_TO_R[inGroup];
                millivolts += wave(time, r - 0.028, -0.12, 0.008)
                        + wave(time, r, 1.25, 0.011)
                        + wave(time, r + 0.028, -0.26, 0.009)
                        + wave(time, r + 0.27, 0.30, 0.048);
            }
        }
        return BASELINE - millivolts * MILLIVOLT;
    }

    private static double wave(double time, double middle, double millivolts, double width) {
        double distance = (time - middle) / width;
        return millivolts * Math.exp(-distance * distance / 2);
    }
}
