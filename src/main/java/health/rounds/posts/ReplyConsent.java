package health.rounds.posts;

import java.util.Optional;

/**
 * Whether an answer stands in its thread; what answers nothing needs no consent.
 *
 * @param authorization where an author elsewhere says that it does
 */
public record ReplyConsent(State state, Optional<String> authorization) {
    /** Of what needs nobody's word. */
    public static final ReplyConsent FREE = new ReplyConsent(State.GIVEN, Optional.empty());

    /** Of what waits for the author of a post elsewhere. */
    static final ReplyConsent PENDING = new ReplyConsent(State.PENDING, Optional.empty());

    /** Whether it is shown below what it answers, and told to others. */
    public boolean isGiven() {
        return state == State.GIVEN;
    }

    /** What the author of the answered post says. */
    public enum State {
        GIVEN(0),
        /** That author, elsewhere, has not answered yet. */
        PENDING(1),
        /** That author does not want it, or no longer. */
        REFUSED(2);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** What the database stores. */
        int code() {
            return code;
        }

        /** Reads what the database stores. */
        static State of(int code) {
            for (State state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalArgumentException("No state of an answer has the code " + code);
        }
    }
}
