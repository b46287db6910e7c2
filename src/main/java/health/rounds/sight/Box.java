package health.rounds.sight;

/**
 * An upright rectangle in a picture.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 * @param width pixels, at least one
 * @param height pixels, at least one
 */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a box without area: " + width + " x " + height);
        }
    }

    /** One past the last column. */
    public int right() {
        return x + width;
    }

    /** One past the last row. */
    public int bottom() {
        return y + height;
    }

    /** Pixels inside. */
    public long area() {
        return (long) width * height;
    }

    /** Pixels that both have. */
    public long shared(Box other) {
        long across = Math.min(right(), other.right()) - (long) Math.max(x, other.x);
        long down = Math.min(bottom(), other.bottom()) - (long) Math.max(y, other.y);
        return across > 0 && down > 0 ? across * down : 0;
    }

    /** The smallest box around both. */
    public Box with(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** Wider and taller by these pixels on each side. */
    public Box grown(int across, int down) {
        return new Box(x - across, y - down, width + 2 * across, height + 2 * down);
    }

    /** The part that lies in a picture of this size; a box outside of it keeps one pixel at the nearest edge. */
    public Box within(int pictureWidth, int pictureHeight) {
        int left = Math.clamp(x, 0, pictureWidth - 1);
        int top = Math.clamp(y, 0, pictureHeight - 1);
        return new Box(
                left,
                top,
                Math.max(1, Math.min(right(), pictureWidth) - left),
                Math.max(1, Math.min(bottom(), pictureHeight) - top));
    }
}
