package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.platform.WorkLoop;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.publishing.Mentioning;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks other servers for the people whom posts name, while the server runs. */
@Component
@ConditionalOnWebApplication
final class LateMentionWork implements SmartLifecycle {
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    /** Also how long it takes until one is tried again whose servers did not answer. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final LateMentions late;
    private final LateMentionStore store;
    private final Posts posts;
    private final Actors actors;
    private final Mentioning mentioning;
    private final Clock clock;
    private final WorkLoop loop;

    LateMentionWork(
            LateMentions late, LateMentionStore store, Posts posts, Actors actors, Mentioning mentioning, Clock clock) {
        this.late = late;
        this.store = store;
        this.posts = posts;
        this.actors = actors;
        this.mentioning = mentioning;
        this.clock = clock;
        this.loop = new WorkLoop("Finding who is mentioned", late.bell(), LOOK_AGAIN, this::findSome);
    }

    private boolean findSome() {
        int room = loop.room(MOST_AT_ONCE);
        if (room > 0) {
            store.take(room, clock.instant(), LEASE).forEach(waiting -> loop.begin(() -> find(waiting)));
        }
        return false; // the bell rings when there is room again
    }

    private void find(LateMentionStore.Waiting waiting) {
        List<AccountId> found = new ArrayList<>();
        boolean complete = true;
        for (ReceivedHandle handle : find(waiting.post()).map(late::missing).orElse(List.of())) {
            try {
                actors.byHandle(handle).map(Account::id).ifPresent(found::add);
            } catch (Later away) {
                complete = false;
            }
        }
        mentioning.alsoFor(waiting.post(), found);
        if (complete || waiting.attempts() >= MOST_ATTEMPTS) {
            store.delete(waiting.post());
        }
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
