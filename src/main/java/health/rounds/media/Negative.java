package health.rounds.media;

import java.awt.image.BufferedImage;

/**
 * A picture as it was sent, upright and in the size that is kept; nobody but its owner sees it.
 *
 * @param lossless whether it came from a format that keeps every pixel
 */
record Negative(BufferedImage picture, boolean lossless) {}
