package health.rounds.sight;

/**
 * A face.
 *
 * @param box around the whole face, chin and forehead included
 * @param confidence 0 to 1
 * @param eyesBarred whether a bar lies over the eyes, which hides nobody
 */
public record Face(Box box, double confidence, boolean eyesBarred) {}
