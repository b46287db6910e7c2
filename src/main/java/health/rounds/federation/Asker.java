package health.rounds.federation;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/**
 * Who asks for a document, as far as a signature shows it.
 *
 * @param actor whose key signed the request
 * @param account where it is one that is known here
 */
record Asker(Optional<String> actor, Optional<AccountId> account) {
    /** Somebody who did not say, and need not. */
    static final Asker ANYBODY = new Asker(Optional.empty(), Optional.empty());

    boolean isAnybody() {
        return actor.isEmpty();
    }
}
