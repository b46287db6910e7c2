package health.rounds.posts;

import health.rounds.accounts.AccountId;

/** That a post quotes another one, by this author. */
public record Quote(PostId post, AccountId author, State state) {
    /** Whether the quoted post is shown. */
    public boolean stands() {
        return state == State.ACCEPTED;
    }

    /** What has become of a quote. */
    public enum State {
        ACCEPTED(0),
        /** The author of the quoted post has taken it out. */
        REVOKED(1),
        /** The quoted post is no more. */
        DELETED(2),
        /** The author of the quoted post, elsewhere, has not answered yet. */
        PENDING(3),
        /** The author of the quoted post does not want it. */
        REJECTED(4);

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
            throw new IllegalArgumentException("No state of a quote has the code " + code);
        }
    }
}
