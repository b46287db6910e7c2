package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/** The member behind a request, where there is one. */
record MaybeViewer(Optional<Viewer> viewer) {
    Optional<AccountId> account() {
        return viewer.map(Viewer::account);
    }
}
