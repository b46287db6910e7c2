package health.rounds.video;

/** A video that will not be kept; the reason is a plain sentence for whoever sent it. */
public final class VideoRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    VideoRefusal(String reason) {
        super(reason);
    }

    static VideoRefusal damaged() {
        return new VideoRefusal(
                "This video is damaged or of a kind that cannot be read. Please send an MP4 or MOV file.");
    }

    static VideoRefusal tooSlow() {
        return new VideoRefusal("This video takes too long to work on. Please send a shorter or smaller one.");
    }

    /** The sentence for whoever sent the file. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
