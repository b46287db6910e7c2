package health.rounds.blocklists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts sign-ups that a blocked e-mail domain turned away. Of network addresses only the number is stored; which were counted today
 * stands in memory, so after a restart one may count twice.
 */
@Component
final class SignUpTries {
    static final int DAYS = 7;

    private static final int MOST_REMEMBERED = 50_000;

    private final SignUpTryStore store;
    private final Clock clock;
    private final Cache<Seen, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    SignUpTries(SignUpTryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Seen(long block, LocalDate day, String address) {}

    void count(long block, String address) {
        boolean isNew = seen.asMap().putIfAbsent(new Seen(block, today(), address), true) == null;
        store.count(block, today(), isNew);
    }

    Map<Long, List<TriesOfDay>> lastDays(Collection<Long> blocks) {
        if (blocks.isEmpty()) {
            return Map.of();
        }
        LocalDate today = today();
        Map<Long, Map<LocalDate, TriesOfDay>> counted = store.since(today.minusDays(DAYS - 1L), blocks);
        Map<Long, List<TriesOfDay>> all = new HashMap<>();
        for (long block : blocks) {
            Map<LocalDate, TriesOfDay> days = counted.getOrDefault(block, Map.of());
            List<TriesOfDay> week = new ArrayList<>();
            for (int back = 0; back < DAYS; back++) {
                LocalDate day = today.minusDays(back);
                week.add(days.getOrDefault(day, new TriesOfDay(day, 0, 0)));
            }
            all.put(block, week);
        }
        return all;
    }

    void forget(long block) {
        store.delete(block);
    }

    /** Deletes the days that nobody is shown any more. */
    void forgetOld() {
        store.deleteBefore(today().minusDays(DAYS - 1L));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
