package health.rounds.dicom;

/** How the elements of a data set are written (PS3.5, 7.1 and 7.3). */
record Encoding(boolean explicit, boolean bigEndian) {
    static final Encoding IMPLICIT_LITTLE = new Encoding(false, false);
    static final Encoding EXPLICIT_LITTLE = new Encoding(true, false);
    static final Encoding EXPLICIT_BIG = new Encoding(true, true);
}
