package health.rounds.posts;

/** A draft that cannot become a post; the message is for its author. Thrown inside the transaction, so that nothing is stored. */
public final class DraftProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DraftProblem(String message) {
        super(message);
    }
}
