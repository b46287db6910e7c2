package health.rounds.federation;

/** That a document misses what it must have; ends its reading and never leaves {@link ReceivedDocuments}. */
final class NotReadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadable(String reason) {
        // Whoever sends nonsense must not make us write stack traces.
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
