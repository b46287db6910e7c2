package health.rounds.demo;

import static health.rounds.demo.Canvas.oval;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calm glands in the colours of haematoxylin and eosin: one row of nuclei at the base of each, stroma with spindle cells between. */
final class Glands {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    /** Any; fixed, so that the picture is always the same. */
    private static final long SEED = 11;

    private static final int FIBRES = 900;
    private static final int SPINDLES = 260;
    private static final int ATTEMPTS = 4_000;
    private static final int MOST_GLANDS = 26;
    private static final double STROMA = 26;

    private final Canvas slide = new Canvas(WIDTH, HEIGHT).ground("#f3c9da");
    private final Random random = new Random(SEED);

    private Glands() {}

    static Canvas draw() {
        Glands drawing = new Glands();
        drawing.fibres();
        drawing.spindles();
        drawing.places().forEach(drawing::gland);
        return drawing.slide;
    }

    private void fibres() {
        for (int i = 0; i < FIBRES; i++) {
            double x = random.nextDouble(WIDTH);
            double y = random.nextDouble(HEIGHT);
            double length = 30 + random.nextDouble(60);
            double rise = length * (random.nextDouble() - 0.3) * 0.6;
            slide.line(random.nextBoolean() ? "#eab4cb" : "#f8dbe6", 3, x, y, x + length, y + rise);
        }
    }

    private void spindles() {
        for (int i = 0; i < SPINDLES; i++) {
            nucleus(random.nextDouble(WIDTH), random.nextDouble(HEIGHT), 3, 9, random.nextDouble(Math.PI), "#7b4a8f");
        }
    }

    /** Circles that do not touch, found by trying. */
    private List<Gland> places() {
        List<Gland> glands = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS && glands.size() < MOST_GLANDS; i++) {
            Gland next = new Gland(
                    random.nextDouble(WIDTH),
                    random.nextDouble(HEIGHT),
                    58 + random.nextDouble(52),
                    random.nextDouble(2 * Math.PI));
            if (glands.stream().noneMatch(next::touches)) {
                glands.add(next);
            }
        }
        return glands;
    }

    private void gland(Gland gland) {
        slide.fill("#fbe9f0", gland.outline(1.06));
        slide.fill("#d88fb4", gland.outline(1));
        slide.fill("#fdf4f8", gland.outline(0.46));
        slide.stroke("#c77aa3", 2, gland.outline(0.46));
        int nuclei = (int) (gland.radius() * 2 * Math.PI * 0.8 / 15);
        for (int i = 0; i < nuclei; i++) {
            double angle = 2 * Math.PI * i / nuclei;
            double distance = gland.radius(angle) * (0.80 + 0.04 * random.nextDouble());
            nucleus(
                    gland.x() + distance * Math.cos(angle),
                    gland.y() + distance * Math.sin(angle),
                    5.4,
                    9.4,
                    angle + Math.PI / 2,
                    random.nextBoolean() ? "#4b2a6b" : "#573478");
        }
    }

    private void nucleus(double x, double y, double halfWidth, double halfHeight, double angle, String colour) {
        AffineTransform turn = AffineTransform.getRotateInstance(angle, x, y);
        slide.fill(colour, turn.createTransformedShape(oval(x, y, halfWidth, halfHeight)));
        slide.fill("#8d6aa8", oval(x, y, 1.4, 1.4));
    }

    /** A ring that is not quite round. */
    private record Gland(double x, double y, double radius, double turn) {
        boolean touches(Gland other) {
            return Math.hypot(x - other.x, y - other.y) < (radius + other.radius) * 1.08 + STROMA;
        }

        double radius(double angle) {
            return radius * (1 + 0.07 * Math.sin(2 * angle + turn) + 0.025 * Math.sin(3 * angle - turn));
        }

        Shape outline(double share) {
            Path2D outline = new Path2D.Double();
            for (int degree = 0; degree < 360; degree += 4) {
                double angle = Math.toRadians(degree);
                double px = x + share * radius(angle) * Math.cos(angle);
                double py = y + share * radius(angle) * Math.sin(angle);
                if (degree == 0) {
                    outline.moveTo(px, py);
                } else {
                    outline.lineTo(px, py);
                }
            }
            outline.closePath();
            return outline;
        }
    }
}
