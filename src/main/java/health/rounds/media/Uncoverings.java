package health.rounds.media;

import health.rounds.accounts.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to what owners show in pictures although it was found, for privacy officers. */
@Component
public class Uncoverings {
    private final BoxStore store;

    Uncoverings(BoxStore store) {
        this.store = store;
    }

    /** Those in published pictures, the newest pictures first, with a smaller id than {@code below}. */
    public List<Uncovered> published(long below, int most) {
        return store.uncovered(below, most);
    }

    /** Whose post it is; empty for one in whose pictures nothing is shown that was found. */
    public Optional<AccountId> authorOf(long post) {
        return store.ownerOfUncovered(post);
    }
}
