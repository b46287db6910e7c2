package health.rounds.accounts;

import health.rounds.platform.ReadThrough;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The members of lists in memory, and whom each owner has put on exclusive lists. */
@Component
final class ListMembers {
    private static final int SIZE = 10_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final PeopleListStore store;
    private final ReadThrough<Long, List<AccountId>> members = new ReadThrough<>(SIZE, LASTING);
    private final ReadThrough<AccountId, Set<AccountId>> exclusive = new ReadThrough<>(SIZE, LASTING);

    ListMembers(PeopleListStore store) {
        this.store = store;
    }

    List<AccountId> of(long list) {
        return members.get(list, id -> Optional.of(store.memberIds(id))).orElseThrow();
    }

    Set<AccountId> exclusiveOf(AccountId owner) {
        return exclusive
                .get(owner, who -> Optional.of(Set.copyOf(store.exclusiveMembers(who))))
                .orElseThrow();
    }

    /** The list or its members changed in the current transaction. */
    void changed(AccountId owner, long list) {
        members.forget(list);
        exclusive.forget(owner);
    }
}
