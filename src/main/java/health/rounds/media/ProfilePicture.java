package health.rounds.media;

/** The two pictures of a profile, each cropped around its middle. */
public enum ProfilePicture {
    AVATAR(400, 400),
    HEADER(1500, 500);

    private final int width;
    private final int height;

    ProfilePicture(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Pixels. */
    public int width() {
        return width;
    }

    /** Pixels. */
    public int height() {
        return height;
    }
}
