package health.rounds.accounts;

import health.rounds.platform.ReadThrough;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The members of lists in memory. */
@Component
final class ListMembers {
    private static final int SIZE = 10_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final PeopleListStore store;
    private final ReadThrough<Long, List<AccountId>> members = new ReadThrough<>(SIZE, LASTING);

    ListMembers(PeopleListStore store) {
        this.store = store;
    }

    List<AccountId> of(long list) {
        return members.get(list, id -> Optional.of(store.memberIds(id))).orElseThrow();
    }

    /** The list's members changed in the current transaction. */
    void changed(long list) {
        members.forget(list);
    }
}
