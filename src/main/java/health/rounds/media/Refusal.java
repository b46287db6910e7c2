package health.rounds.media;

/** A file that will not be kept; the reason is a plain sentence for whoever sent it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String DAMAGED =
            "This file is damaged and cannot be shown. Please save the picture again and send that.";

    private final String reason;

    Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    Refusal(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    static Refusal unknownKind() {
        return new Refusal(
                "This is not a picture that Rounds can read. Please send a JPEG, PNG, GIF, WebP or DICOM file.");
    }

    static Refusal endsEarly() {
        return new Refusal("This file ends early: part of the picture is missing. Please send it again.");
    }

    static Refusal damaged() {
        return new Refusal(DAMAGED);
    }

    static Refusal damaged(Throwable cause) {
        return new Refusal(DAMAGED, cause);
    }

    static Refusal tooLargeNow(Throwable cause) {
        return new Refusal(
                "This picture is too large for this server at the moment. Please send a smaller one.", cause);
    }

    /** The sentence for whoever sent the file. */
    String reason() {
        return reason;
    }
}
