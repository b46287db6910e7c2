package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Draft;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to unfinished posts. */
@Component
public class Drafts {
    /** Saves a new draft, or over the one with this id. */
    public SavedDraft save(AccountId author, Optional<Long> id, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Newest first, 50 at most. */
    public List<SavedDraft> of(AccountId author) {
        throw new UnsupportedOperationException();
    }

    public Optional<SavedDraft> byId(AccountId author, long id) {
        throw new UnsupportedOperationException();
    }

    public boolean remove(AccountId author, long id) {
        throw new UnsupportedOperationException();
    }
}
