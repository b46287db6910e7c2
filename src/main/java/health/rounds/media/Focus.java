package health.rounds.media;

/**
 * The point of a picture that must stay visible when it is cropped: x and y from -1 to 1, (0, 0) in the middle, y upward. What lies
 * outside is moved to the edge.
 */
public record Focus(double x, double y) {
    public Focus {
        x = onPicture(x);
        y = onPicture(y);
    }

    private static double onPicture(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, -1.0, 1.0);
    }
}
