package health.rounds.sight;

/**
 * A line of text as it was read.
 *
 * @param box around all of it, with a margin
 * @param text as read; may hold errors
 * @param confidence 0 to 1, the mean over the characters
 */
public record Line(Box box, String text, double confidence) {}
