package health.rounds.measures;

import health.rounds.accounts.AccountId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The front door to which members are here on a day. It keeps the day and nothing else: no time, no place, no device. */
@Component
public class Activity {
    private static final Logger log = LoggerFactory.getLogger(Activity.class);

    /** So that the same month of two years ago can still be compared. */
    private static final Period KEPT = Period.ofMonths(25);

    private final MemberDayStore store;
    private final Clock clock;
    private volatile Marked marked;

    Activity(MemberDayStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.marked = new Marked(today(), ConcurrentHashMap.newKeySet());
    }

    /** Whose day is written already. */
    private record Marked(LocalDate day, Set<AccountId> members) {}

    /** A member does something; written once a day, and never the reason why that fails. */
    public void seen(AccountId member) {
        Marked now = current();
        if (now.members().add(member)) {
            try {
                store.mark(member, now.day());
            } catch (DataAccessException e) {
                now.members().remove(member);
                log.warn("The day of account {} was not noted", member, e);
            }
        }
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    void forgetOld() {
        store.deleteBefore(today().minus(KEPT));
    }

    private Marked current() {
        Marked now = marked;
        LocalDate today = today();
        if (now.day().equals(today)) {
            return now;
        }
        synchronized (this) {
            if (!marked.day().equals(today)) {
                marked = new Marked(today, ConcurrentHashMap.newKeySet());
            }
            return marked;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
