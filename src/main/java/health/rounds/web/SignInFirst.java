package health.rounds.web;

/** A passer-by asked for something that only members have; the answer is the sign-in page. */
final class SignInFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInFirst() {
        super("sign in first", null, false, false);
    }
}
