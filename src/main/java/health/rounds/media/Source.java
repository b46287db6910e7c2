package health.rounds.media;

import java.util.Optional;

/**
 * A picture file reduced to what decoding takes: no metadata, no thumbnails, no comments, nothing behind its end, and of an
 * animation the first picture. Decoders never see what Rounds does not need, so their parsers for it cannot be attacked.
 *
 * @param file a complete file of the format
 * @param width pixels, as the decoder will find them
 * @param height pixels, as the decoder will find them
 * @param orientation 1 to 8 (Exif 2.32, tag 0x0112); 1 is upright
 * @param profile an ICC profile that is not part of {@code file}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
record Source(Format format, byte[] file, int width, int height, int orientation, Optional<byte[]> profile) {}
