package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Bell;
import health.rounds.platform.OutboxListener;
import health.rounds.platform.WorkLoop;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
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

/**
 * Finds the people of other servers whom a post names and nobody here knew when it was published: a post never waits for another server,
 * so they are told a moment later than the others.
 */
@Component
@ConditionalOnWebApplication
class LateMentions implements OutboxListener<PostEvent>, SmartLifecycle {
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_PEOPLE = 10;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    /** Also how long it takes until one is tried again whose servers did not answer. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final LateMentionStore store;
    private final Posts posts;
    private final Actors actors;
    private final Mentioning mentioning;
    private final Clock clock;
    private final Bell bell = new Bell();
    private final WorkLoop loop = new WorkLoop("Finding who is mentioned", bell, LOOK_AGAIN, this::findSome);

    LateMentions(LateMentionStore store, Posts posts, Actors actors, Mentioning mentioning, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.actors = actors;
        this.mentioning = mentioning;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "late-mentions";
    }

    @Override
    public Class<PostEvent> events() {
        return PostEvent.class;
    }

    @Override
    public void on(PostEvent event) {
        Optional<PostId> id = switch (event) {
            case PostEvent.Published published -> Optional.of(published.post());
            case PostEvent.Edited edited -> Optional.of(edited.post());
            default -> Optional.empty();
        };
        id.flatMap(this::find).filter(post -> !unknown(post).isEmpty()).ifPresent(post -> {
            store.insert(post.id(), clock.instant());
            AfterCommit.run(bell::ring);
        });
    }

    private boolean findSome() {
        List<LateMentionStore.Waiting> some = store.take(MOST_AT_ONCE, clock.instant(), LEASE);
        some.forEach(waiting -> loop.begin(() -> find(waiting)));
        return some.size() == MOST_AT_ONCE;
    }

    private void find(LateMentionStore.Waiting waiting) {
        List<AccountId> found = new ArrayList<>();
        boolean complete = true;
        for (ReceivedHandle handle : find(waiting.post()).map(this::unknown).orElse(List.of())) {
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

    private List<ReceivedHandle> unknown(Post post) {
        return posts.unknownHandles(post).stream()
                .limit(MOST_PEOPLE)
                .flatMap(handle -> ReceivedHandle.parse(handle).stream())
                .toList();
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().filter(Post::isLocal).findFirst();
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
