package health.rounds.federation;

/** Something that an activity needs cannot be had now; it is tried again. The message is for logs. */
final class Later extends Exception {
    private static final long serialVersionUID = 1L;

    Later(String message) {
        super(message);
    }
}
