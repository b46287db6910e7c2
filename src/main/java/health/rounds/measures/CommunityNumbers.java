package health.rounds.measures;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import health.rounds.accounts.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The front door to how big the community is, counted at most every five minutes. */
@Component
public class CommunityNumbers {
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final LoadingCache<Integer, Accounts.Totals> byDays;

    CommunityNumbers(Accounts accounts, Clock clock) {
        this.byDays = Caffeine.newBuilder()
                .expireAfterWrite(LASTING)
                .build(days -> accounts.totals(LocalDate.now(clock).minusDays(days)));
    }

    /** Totals, with those as active who have posted in the last {@code days}. */
    public Accounts.Totals activeWithin(int days) {
        return byDays.get(days);
    }
}
