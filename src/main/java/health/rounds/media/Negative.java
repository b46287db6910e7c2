package health.rounds.media;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A picture as it was sent, upright and in the size that is kept; nobody but its owner sees it.
 *
 * @param lossless whether it came from a format that keeps every pixel
 * @param scan what its file said, if that was DICOM
 */
record Negative(BufferedImage picture, boolean lossless, Optional<ScanFacts> scan) {}
