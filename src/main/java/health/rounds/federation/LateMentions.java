package health.rounds.federation;

import health.rounds.platform.AfterCommit;
import health.rounds.platform.Bell;
import health.rounds.posts.Post;
import health.rounds.posts.Posts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Notes the posts that name people of other servers whom nobody here knew when they were published: a post never waits for another
 * server, so these are told a moment later than the others.
 */
@Component
class LateMentions {
    private static final int MOST_PEOPLE = 10;

    private final LateMentionStore store;
    private final Posts posts;
    private final Clock clock;
    private final Bell bell = new Bell();

    LateMentions(LateMentionStore store, Posts posts, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.clock = clock;
    }

    /** In the transaction of whoever calls. */
    void lookFor(Post post) {
        if (!missing(post).isEmpty()) {
            store.insert(post.id(), clock.instant());
            AfterCommit.run(bell::ring);
        }
    }

    /** Whom a post names and nobody knows. */
    List<ReceivedHandle> missing(Post post) {
        return posts.unknownHandles(post).stream()
                .limit(MOST_PEOPLE)
                .flatMap(handle -> ReceivedHandle.parse(handle).stream())
                .toList();
    }

    /** Rings when somebody may have to be found. */
    Bell bell() {
        return bell;
    }
}
