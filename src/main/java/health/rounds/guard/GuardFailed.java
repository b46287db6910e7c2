package health.rounds.guard;

/** Screening did not come to an end, so nothing may be published; the message is safe to show and holds no text of the draft. */
public final class GuardFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GuardFailed(Throwable cause) {
        // Only the kind of failure is kept: a cause's message could quote the draft into a log.
        super("The privacy check did not finish, so nothing was published. Please try again. ("
                + cause.getClass().getSimpleName() + ")");
        setStackTrace(cause.getStackTrace());
    }
}
