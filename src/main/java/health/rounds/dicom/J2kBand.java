package health.rounds.dicom;

/**
 * A band of a resolution, in coordinates of its own (ISO/IEC 15444-1, B.5).
 *
 * @param index as quantisation counts them
 * @param horizontalHigh whether it holds what changes from left to right
 * @param verticalHigh whether it holds what changes from top to bottom
 */
record J2kBand(int index, boolean horizontalHigh, boolean verticalHigh, int x0, int y0, int x1, int y1) {
    /** @param level how often the tile is halved to get to the band */
    static J2kBand of(int index, boolean horizontal, boolean vertical, int level, J2kArea tile) {
        return new J2kBand(
                index,
                horizontal,
                vertical,
                halved(tile.x0(), horizontal, level),
                halved(tile.y0(), vertical, level),
                halved(tile.x1(), horizontal, level),
                halved(tile.y1(), vertical, level));
    }

    private static int halved(int place, boolean high, int level) {
        long moved = high ? place - (1L << (level - 1)) : place;
        return (int) -Math.floorDiv(-moved, 1L << level);
    }

    /** How many times wider its values range than those of the picture, as a power of two (E.1, table E.1). */
    int gain() {
        return (horizontalHigh ? 1 : 0) + (verticalHigh ? 1 : 0);
    }
}
