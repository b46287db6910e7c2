package health.rounds.accounts;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Several sets seen as one without copying them: some are large, and many readers share them. */
final class Together extends AbstractSet<AccountId> {
    private final List<Set<AccountId>> parts;

    private Together(List<Set<AccountId>> parts) {
        this.parts = parts;
    }

    static Set<AccountId> of(List<Set<AccountId>> parts) {
        List<Set<AccountId>> some =
                parts.stream().filter(part -> !part.isEmpty()).toList();
        return switch (some.size()) {
            case 0 -> Set.of();
            case 1 -> some.getFirst();
            default -> new Together(some);
        };
    }

    @Override
    public boolean contains(Object account) {
        for (Set<AccountId> part : parts) {
            if (part.contains(account)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public Iterator<AccountId> iterator() {
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(at -> parts.get(at).stream().filter(account -> !isBefore(at, account)))
                .iterator();
    }

    @Override
    public int size() {
        int size = 0;
        for (Iterator<AccountId> all = iterator(); all.hasNext(); all.next()) {
            size++;
        }
        return size;
    }

    private boolean isBefore(int part, AccountId account) {
        return parts.subList(0, part).stream().anyMatch(earlier -> earlier.contains(account));
    }
}
