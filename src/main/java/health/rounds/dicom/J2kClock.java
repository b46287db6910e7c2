package health.rounds.dicom;

/** Stops what takes too long: a few bytes can ask for hours of work. */
final class J2kClock {
    private final long end;

    J2kClock(long seconds) {
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    void check() throws DicomRefusal {
        if (System.nanoTime() - end > 0) {
            throw new DicomRefusal("This DICOM file takes too long to unpack. Please export it without compression.");
        }
    }
}
