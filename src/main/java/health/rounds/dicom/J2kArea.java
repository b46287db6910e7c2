package health.rounds.dicom;

/** A rectangle of the reference grid; x1 and y1 are no longer part of it. */
record J2kArea(int x0, int y0, int x1, int y1) {
    int width() {
        return x1 - x0;
    }

    int height() {
        return y1 - y0;
    }

    /** The same at half the size, so many times. */
    J2kArea halved(int times) {
        return new J2kArea(up(x0, times), up(y0, times), up(x1, times), up(y1, times));
    }

    private static int up(int place, int times) {
        return (int) -Math.floorDiv(-(long) place, 1L << times);
    }
}
