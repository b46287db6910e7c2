package health.rounds.sight;

import java.util.ArrayList;
import java.util.List;

/** The smallest rectangle, at any angle, around a heap of points. */
final class Hull {
    private record Point(double x, double y) {}

    private final List<Point> points = new ArrayList<>();

    /** Points must come in order of x, and of y where x is the same. */
    void add(double x, double y) {
        points.add(new Point(x, y));
    }

    /** Of all rectangles that touch an edge of the hull the smallest is the smallest of all (Freeman and Shapira 1975). */
    Quad smallestRectangle() {
        List<Point> hull = hull();
        Quad best = along(hull, 0);
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            Quad quad = along(hull, Math.atan2(to.y - from.y, to.x - from.x));
            if (quad.width() * quad.height() < best.width() * best.height() * 0.999) {
                best = quad;
            }
        }
        return best;
    }

    private static Quad along(List<Point> hull, double direction) {
        // Only a quarter turn matters: width and height change places beyond.
        double angle = Math.IEEEremainder(direction, Math.PI / 2);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Point point : hull) {
            double along = point.x * cos + point.y * sin;
            double across = point.y * cos - point.x * sin;
            left = Math.min(left, along);
            right = Math.max(right, along);
            top = Math.min(top, across);
            bottom = Math.max(bottom, across);
        }
        double along = (left + right) / 2;
        double across = (top + bottom) / 2;
        return new Quad(along * cos - across * sin, along * sin + across * cos, right - left, bottom - top, angle);
    }

    /** Andrew's monotone chain. */
    private List<Point> hull() {
        if (points.size() < 3) {
            return points;
        }
        List<Point> hull = new ArrayList<>(half(points));
        hull.addAll(half(points.reversed()));
        return hull;
    }

    private static List<Point> half(List<Point> ordered) {
        List<Point> chain = new ArrayList<>();
        for (Point point : ordered) {
            while (chain.size() > 1 && !turns(chain.get(chain.size() - 2), chain.getLast(), point)) {
                chain.removeLast();
            }
            chain.add(point);
        }
        chain.removeLast();
        return chain;
    }

    private static boolean turns(Point a, Point b, Point c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    }
}
