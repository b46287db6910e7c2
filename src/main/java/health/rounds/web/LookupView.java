package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.Relationship;
import java.util.Optional;

/**
 * What came of looking for the one account or post that was typed.
 *
 * @param server where it lives
 * @param person whom it stands for
 * @param relationship how the reader stands to them
 */
public record LookupView(State state, String server, Optional<Account> person, Optional<Relationship> relationship) {
    /** How far the search has come. */
    public enum State {
        /** It is here. */
        FOUND,
        /** It is not known here, and its server has not been asked yet. */
        UNASKED,
        /** Its server has been asked, in vain. */
        NOTHING,
        /** The reader has asked too much. */
        TOO_MUCH
    }

    static LookupView of(State state, String server) {
        return new LookupView(state, server, Optional.empty(), Optional.empty());
    }
}
