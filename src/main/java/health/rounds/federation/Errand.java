package health.rounds.federation;

import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

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
    private final Map<PostId, Post> ours = new ConcurrentHashMap<>();
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

    /**
     * What a member wrote and all of this is about: looked up once, however many ask. Only its counts can change meanwhile, or it is taken
     * down, which whoever hangs something on it has to see for themselves.
     */
    Optional<Post> ours(PostId id, Function<PostId, Optional<Post>> find) {
        Optional<Post> known = Optional.ofNullable(ours.get(id));
        if (known.isPresent()) {
            return known;
        }
        Optional<Post> found = find.apply(id).filter(Post::isLocal);
        found.ifPresent(post -> ours.put(id, post));
        return found;
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
