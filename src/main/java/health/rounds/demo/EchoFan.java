package health.rounds.demo;

import java.util.Random;

/** An apical four-chamber view of a heart as ultrasound shows it: a fan with the apex above, grey speckle, dark chambers. */
final class EchoFan {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 810;
    private static final double PROBE_X = WIDTH / 2.0;
    private static final double PROBE_Y = 30;
    private static final double DEPTH = 730;
    private static final double HALF_ANGLE = Math.toRadians(42);
    /** Any; fixed, so that the picture is always the same. */
    private static final long SEED = 4;

    private static final int TISSUE = 62;
    private static final int WALL = 150;
    private static final int BLOOD = 12;
    /** Thickness of a wall, relative to the chamber. */
    private static final double WALL_SHARE = 0.22;

    private static final Chamber[] CHAMBERS = {
        new Chamber(612, 392, 80, 186, -0.10), // left ventricle, on the right as seen
        new Chamber(452, 420, 64, 150, 0.14), // right ventricle
        new Chamber(634, 664, 86, 72, 0), // left atrium
        new Chamber(440, 664, 82, 70, 0) // right atrium
    };

    private EchoFan() {}

    static Canvas draw() {
        Canvas screen = new Canvas(WIDTH, HEIGHT).ground("#05070a");
        Random random = new Random(SEED);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double depth = Math.hypot(x - PROBE_X, y - PROBE_Y);
                double angle = Math.atan2(x - PROBE_X, y - PROBE_Y);
                if (depth < DEPTH && Math.abs(angle) < HALF_ANGLE) {
                    screen.pixel(x, y, echo(x, y, depth, random));
                }
            }
        }
        valve(screen, 556, 580, 606, 536);
        valve(screen, 704, 580, 640, 532);
        valve(screen, 384, 580, 430, 542);
        valve(screen, 506, 582, 462, 544);
        return screen;
    }

    /** Speckle has Rayleigh-distributed amplitude (Burckhardt, IEEE Trans Sonics Ultrason 1978;25:1), and fades with depth. */
    private static int echo(int x, int y, double depth, Random random) {
        double speckle = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * 0.75;
        double fading = 1.1 - 0.45 * depth / DEPTH;
        return (int) Math.clamp(brightness(x, y) * speckle * fading, 0, 255);
    }

    private static double brightness(int x, int y) {
        double nearest = Double.MAX_VALUE;
        for (Chamber chamber : CHAMBERS) {
            nearest = Math.min(nearest, chamber.distance(x, y));
        }
        if (nearest < 1) {
            return BLOOD;
        }
        return nearest < 1 + WALL_SHARE ? WALL : TISSUE;
    }

    private static void valve(Canvas screen, double x1, double y1, double x2, double y2) {
        screen.line("#aeb4bb", 6, x1, y1, x2, y2).line("#e5e7eb", 2.5, x1, y1, x2, y2);
    }

    /** An ellipse, leaning by an angle in radians. */
    private record Chamber(double x, double y, double halfWidth, double halfHeight, double lean) {
        /** From the middle; 1 on the edge. */
        double distance(double px, double py) {
            double dx = px - x;
            double dy = py - y;
            double across = dx * Math.cos(lean) + dy * Math.sin(lean);
            double along = dy * Math.cos(lean) - dx * Math.sin(lean);
            return Math.hypot(across / halfWidth, along / halfHeight);
        }
    }
}
