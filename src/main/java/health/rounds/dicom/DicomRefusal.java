package health.rounds.dicom;

/** A file of which no picture can be made; the reason is a plain sentence for whoever sent it. */
public final class DicomRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    DicomRefusal(String reason) {
        super(reason);
    }

    DicomRefusal(String reason, Throwable cause) {
        super(reason, cause);
    }

    static DicomRefusal damaged() {
        return new DicomRefusal("This DICOM file is damaged: its parts do not fit together. Please export it again.");
    }

    static DicomRefusal endsEarly() {
        return new DicomRefusal("This DICOM file ends early: part of the picture is missing. Please send it again.");
    }

    /** @param how what cannot be read, as "JPEG-LS" or "32 bits a sample" */
    static DicomRefusal unreadable(String how) {
        return new DicomRefusal("This DICOM file is stored as " + how
                + ", which Rounds cannot read. Please export it without compression, or as JPEG or PNG.");
    }

    /** The sentence for whoever sent the file. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
