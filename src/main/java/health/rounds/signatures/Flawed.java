package health.rounds.signatures;

/** Ends the reading of a signature; becomes a {@link Refused} before it leaves this module. */
final class Flawed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    Flawed(Flaw flaw) {
        super(flaw.sentence(), null, false, false); // anyone can cause them, so they must be cheap
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
