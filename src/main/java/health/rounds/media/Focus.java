package health.rounds.media;

/** The point of a picture that must stay visible when it is cropped: x and y from -1 to 1, (0, 0) in the middle, y upward. */
public record Focus(double x, double y) {}
