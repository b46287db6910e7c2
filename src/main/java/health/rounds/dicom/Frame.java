package health.rounds.dicom;

/**
 * The samples of one frame, pixel by pixel, as far as the stored bits go.
 *
 * @param samples width x height x bands
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
record Frame(char[] samples, Space space) {
    /** What three samples are. */
    enum Space {
        /** Red, green and blue; also said of grey and of palettes. */
        DIRECT,
        /** Luminance and chrominance over the whole range (CCIR 601-2). */
        YBR,
        /** The same, from 16 to 235 and to 240. */
        YBR_PARTIAL
    }
}
