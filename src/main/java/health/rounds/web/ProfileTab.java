package health.rounds.web;

/** The parts of a profile. */
public enum ProfileTab {
    POSTS("Posts", ""),
    REPLIES("Posts and replies", "/replies"),
    MEDIA("Photos", "/media");

    private final String title;
    private final String path;

    ProfileTab(String title, String path) {
        this.title = title;
        this.path = path;
    }

    public String title() {
        return title;
    }

    /** What its address adds to that of the profile. */
    public String path() {
        return path;
    }
}
