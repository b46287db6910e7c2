package health.rounds.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What may be fetched for one cause, such as one activity that came in or one member's search: so many documents, from so few servers,
 * within so much time. So nobody can make this community call a thousand servers by naming one (CVE-2022-46405).
 */
final class Errand {
    private static final ScopedValue<Errand> CURRENT = ScopedValue.newInstance();

    private final Clock clock;
    private final Instant until;
    private final int mostServers;
    private final Set<String> servers = new HashSet<>();
    private int left;

    private Errand(Clock clock, Duration time, int documents, int servers) {
        this.clock = clock;
        this.until = clock.instant().plus(time);
        this.left = documents;
        this.mostServers = servers;
    }

    /** For one activity: the thing itself, its author, and a few whom it names. */
    static Errand forActivity(Clock clock) {
        return new Errand(clock, Duration.ofMinutes(2), 30, 8);
    }

    /** For a whole thread. */
    static Errand forThread(Clock clock) {
        return new Errand(clock, Duration.ofMinutes(5), 200, 30);
    }

    /** For what belongs to no larger cause: one actor and their handle. */
    static Errand forOne(Clock clock) {
        return new Errand(clock, Duration.ofMinutes(1), 12, 4);
    }

    /** What the calling thread is doing; something of its own where it is not said. */
    static Errand current(Clock clock) {
        return CURRENT.isBound() ? CURRENT.get() : forOne(clock);
    }

    /** Does all of it on this errand. */
    <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Whether one more document may be asked for; counts it if so. */
    synchronized boolean mayAsk(String server) {
        if (left <= 0
                || clock.instant().isAfter(until)
                || (!servers.contains(server) && servers.size() >= mostServers)) {
            return false;
        }
        servers.add(server);
        left--;
        return true;
    }
}
