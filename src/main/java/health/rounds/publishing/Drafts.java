package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaLibrary;
import health.rounds.platform.Ids;
import health.rounds.posts.Draft;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to unfinished posts, which nobody but their author sees. */
@Component
public class Drafts {
    private static final int MAX_LISTED = 50;

    /** How long the pictures of a draft are kept after it was last saved. */
    private static final Duration PICTURES_ARE_KEPT = Duration.ofDays(90);

    private final DraftStore store;
    private final MediaLibrary library;
    private final Ids ids;
    private final Clock clock;

    Drafts(DraftStore store, MediaLibrary library, Ids ids, Clock clock) {
        this.store = store;
        this.library = library;
        this.ids = ids;
        this.clock = clock;
    }

    /** Saves a new draft, or over the one with this id. */
    public SavedDraft save(AccountId author, Optional<Long> id, Draft draft) {
        long known = id.filter(given -> store.byId(author, given).isPresent()).orElseGet(ids::next);
        SavedDraft saved = new SavedDraft(known, DraftRules.clean(draft), clock.instant());
        store.save(author, saved);
        library.keepUntil(author, saved.draft().media(), saved.savedAt().plus(PICTURES_ARE_KEPT));
        return saved;
    }

    /** Newest first, 50 at most. */
    public List<SavedDraft> of(AccountId author) {
        return store.of(author, MAX_LISTED);
    }

    public Optional<SavedDraft> byId(AccountId author, long id) {
        return store.byId(author, id);
    }

    public boolean remove(AccountId author, long id) {
        return store.remove(author, id);
    }
}
