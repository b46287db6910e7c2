package health.rounds.sight;

/**
 * A rectangle at any angle: where a line of text stands.
 *
 * @param x of the middle
 * @param y of the middle
 * @param width along the line, in pixels
 * @param height across the line, in pixels
 * @param angle of the line against the horizontal, in radians, clockwise, from -π/4 to π/4
 */
record Quad(double x, double y, double width, double height, double angle) {
    /** Taken for a line that runs up or down (as in PaddleOCR, tools/infer/utility.py, get_rotate_crop_image). */
    private static final double UPRIGHT = 1.5;

    boolean runsUpOrDown() {
        return height >= UPRIGHT * width;
    }

    double shortSide() {
        return Math.min(width, height);
    }

    /** Wider and taller by twice these pixels. */
    Quad grown(double across, double down) {
        return new Quad(x, y, width + 2 * across, height + 2 * down, angle);
    }

    Quad scaled(double factor) {
        return new Quad(x * factor, y * factor, width * factor, height * factor, angle);
    }

    /** The same, turned so that its text runs from left to right; what runs down is turned left. */
    Quad lying() {
        return runsUpOrDown() ? new Quad(x, y, /* width= */ height, /* height= */ width, angle + Math.PI / 2) : this;
    }

    /** The same place, read from the other end. */
    Quad turnedRound() {
        return new Quad(x, y, width, height, angle + Math.PI);
    }

    /** The upright rectangle around it. */
    Box box() {
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        double across = (width * cos + height * sin) / 2;
        double down = (width * sin + height * cos) / 2;
        int left = (int) Math.floor(x - across);
        int top = (int) Math.floor(y - down);
        return new Box(
                left,
                top,
                Math.max(1, (int) Math.ceil(x + across) - left),
                Math.max(1, (int) Math.ceil(y + down) - top));
    }
}
