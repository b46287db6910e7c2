package health.rounds.posts;

/** A draft that cannot become a post; it says why to its author. Thrown inside the transaction, so that nothing is stored. */
public final class DraftProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    DraftProblem(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, for the author. */
    public String reason() {
        return reason;
    }
}
