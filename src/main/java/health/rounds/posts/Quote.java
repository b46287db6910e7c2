package health.rounds.posts;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/**
 * That a post quotes another one, by this author.
 *
 * @param authorization where an author elsewhere says that it may (FEP-044f)
 */
public record Quote(PostId post, AccountId author, State state, Optional<String> authorization) {
    /** One that needs no authorization, or has none yet. */
    public Quote(PostId post, AccountId author, State state) {
        this(post, author, state, Optional.empty());
    }

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
