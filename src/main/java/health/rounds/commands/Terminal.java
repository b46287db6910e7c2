package health.rounds.commands;

/** Keeps the terminal for the answer of a command. */
final class Terminal {
    private Terminal() {}

    /** Only errors are logged, and to standard error, so that the answer can be piped. To be called before anything logs. */
    static void keepForTheAnswer() {
        System.setProperty("rounds.log.own", "error");
        System.setProperty("rounds.log.libraries", "error");
        System.setOut(System.err); // picocli's writer has kept the true one
    }
}
