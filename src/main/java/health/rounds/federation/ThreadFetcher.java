package health.rounds.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.ThreadOpened;
import health.rounds.publishing.Receiver;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Completes threads from where they lie: what a reply that came in answers, up to the beginning, and once a member opens a post of another
 * server also what has answered it there.
 *
 * <p>It runs behind whatever caused it, a few threads at a time, each within an {@link Errand}; what there is no room for is left out, and
 * fetched when somebody opens the thread. Only posts that everybody may read are kept, each from its own server.
 */
@Component
final class ThreadFetcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ThreadFetcher.class);

    private static final int MOST_ABOVE = 40;
    private static final int MOST_BELOW = 100;
    private static final int MOST_ANSWERS_OF_ONE = 50;
    private static final int DEEPEST = 4;

    private static final int AT_A_TIME = 4;
    private static final int MOST_WAITING = 500;

    /** As in Mastodon (app/models/concerns/status/fetch_replies_concern.rb): a thread that is read a lot is looked up now and then. */
    private static final Duration COOL_DOWN = Duration.ofMinutes(15);

    private final Fetches fetches;
    private final PostsReceived received;
    private final Posts posts;
    private final Receiver receiver;
    private final Clock clock;
    private final Cache<Iri, Boolean> lookedUp = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(COOL_DOWN)
            .build();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("threads-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    ThreadFetcher(Fetches fetches, PostsReceived received, Posts posts, Receiver receiver, Clock clock) {
        this.fetches = fetches;
        this.received = received;
        this.posts = posts;
        this.receiver = receiver;
        this.clock = clock;
    }

    /** That a post is kept; if it answers one that is not known, that one is fetched and what is above it. */
    void replied(ReceivedNote reply) {
        boolean isIncomplete =
                reply.replyTo().filter(above -> received.known(above).isEmpty()).isPresent();
        if (isIncomplete) {
            begin(() -> climb(reply));
        }
    }

    @EventListener
    void opened(ThreadOpened thread) {
        Optional<Iri> iri = posts.unfiltered(List.of(thread.post())).stream()
                .findFirst()
                .filter(post -> post.visibility().isOpen())
                .flatMap(Post::origin)
                .map(Origin::uri)
                .flatMap(Iri::parse);
        if (iri.isPresent() && lookedUp.asMap().putIfAbsent(iri.get(), true) == null) {
            begin(() -> lookUp(iri.get()));
        }
    }

    private interface Work {
        void run() throws Later;
    }

    private void begin(Work work) {
        threads.execute(() -> {
            try {
                Errand.forThread(clock).call(() -> {
                    work.run();
                    return true;
                });
            } catch (Later later) {
                log.debug("A thread stays incomplete: {}", later.getMessage());
            } catch (RuntimeException e) {
                log.warn("A thread could not be completed", e);
            }
        });
    }

    private void lookUp(Iri iri) throws Later {
        Optional<ReceivedNote> note = note(iri);
        if (note.isPresent()) {
            received.updated(note.get());
            climb(note.get());
            descend(note.get());
            gather(note.get());
        }
    }

    /** From the reply to the beginning, then the other way round, so that each finds the one above it. */
    private void climb(ReceivedNote reply) throws Later {
        SequencedMap<Iri, ReceivedNote> missing = new LinkedHashMap<>();
        Optional<Iri> next = reply.replyTo();
        while (next.isPresent()
                && missing.size() < MOST_ABOVE
                && received.known(next.get()).isEmpty()) {
            Optional<ReceivedNote> note = note(next.get());
            next = note.filter(found -> missing.putIfAbsent(found.iri(), found) == null)
                    .flatMap(ReceivedNote::replyTo);
        }
        for (ReceivedNote note : missing.sequencedValues().reversed()) {
            received.keep(note);
        }
        Optional<Post> below = received.known(reply.iri());
        Optional<Post> above = received.answered(reply);
        if (below.isPresent() && above.isPresent() && received.mayJoin(reply, above.get())) {
            receiver.join(below.get().id(), above.get().id());
        }
    }

    /** Level by level, so that where it is too much the last answers are left out and not a whole branch. */
    private void descend(ReceivedNote top) throws Later {
        Deque<ReceivedNote> level = new ArrayDeque<>(List.of(top));
        int kept = 0;
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            Deque<ReceivedNote> below = new ArrayDeque<>();
            for (ReceivedNote note : level) {
                for (Iri answer : answers(note)) {
                    Optional<ReceivedNote> found =
                            kept < MOST_BELOW && received.known(answer).isEmpty() ? note(answer) : Optional.empty();
                    // A server may name any posts as answers; only those are that say so themselves.
                    if (found.isPresent() && found.get().replyTo().equals(Optional.of(note.iri()))) {
                        kept += received.keep(found.get()).isPresent() ? 1 : 0;
                        below.add(found.get());
                    }
                }
            }
            level = below;
        }
    }

    /** What else the list of its conversation has, where its server keeps one (FEP-f228): whatever answers something of this thread. */
    private void gather(ReceivedNote note) throws Later {
        Optional<Iri> context = note.context().filter(note.iri()::isWith);
        Optional<PostId> thread = received.known(note.iri()).map(Post::thread);
        Optional<ReceivedDocument> document =
                context.isPresent() && thread.isPresent() ? fetches.document(context.get()) : Optional.empty();
        if (document.isEmpty() || !(document.get() instanceof ReceivedDocument.Collection list)) {
            return;
        }
        List<ReceivedNote> found = new ArrayList<>();
        for (Iri iri : fetches.items(list, note.iri(), MOST_BELOW)) {
            if (received.known(iri).isEmpty()) {
                note(iri).ifPresent(found::add);
            }
        }
        // Such lists have the newest first or last: whatever an answer waits for comes with one of the next rounds.
        for (int round = 0; round < DEEPEST && !found.isEmpty(); round++) {
            for (ReceivedNote answer : List.copyOf(found)) {
                if (received.answered(answer).map(Post::thread).equals(thread)) {
                    received.keep(answer);
                    found.remove(answer);
                }
            }
        }
    }

    private List<Iri> answers(ReceivedNote note) {
        return note.replies()
                .map(replies -> fetches.items(replies, note.iri(), MOST_ANSWERS_OF_ONE))
                .orElse(List.of());
    }

    private Optional<ReceivedNote> note(Iri iri) throws Later {
        Optional<ReceivedDocument> document = fetches.document(iri);
        return document.isPresent()
                        && document.get() instanceof ReceivedNote note
                        && (note.audience().toEveryone() || note.audience().ccEveryone())
                ? Optional.of(note)
                : Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
