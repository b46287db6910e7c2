package health.rounds.plan;

/** What somebody intends to do; each is done by something that happens, never by a tick. */
public enum ActionKind {
    POST("Write a post", "done when you publish a post"),
    ANSWER("Answer a colleague", "done when you answer somebody else’s post"),
    BOOST("Pass on a post", "done when you boost somebody’s post");

    private final String words;
    private final String doneBy;

    ActionKind(String words, String doneBy) {
        this.words = words;
        this.doneBy = doneBy;
    }

    /** What it is called. */
    public String words() {
        return words;
    }

    /** What makes it done. */
    public String doneBy() {
        return doneBy;
    }
}
