package health.rounds.posts;

import health.rounds.accounts.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to threads: what a post answers, and what answers it. */
@Component
public class Threads {
    private final ThreadStore threads;
    private final PostStore posts;
    private final Readers readers;
    private final Hydrator hydrator;
    private final ApplicationEventPublisher events;

    Threads(
            ThreadStore threads,
            PostStore posts,
            Readers readers,
            Hydrator hydrator,
            ApplicationEventPublisher events) {
        this.threads = threads;
        this.posts = posts;
        this.readers = readers;
        this.hydrator = hydrator;
        this.events = events;
    }

    /**
     * What stands before and after a post that the viewer may read; nothing where the viewer may not. Where the post comes from elsewhere and
     * a member asks, what is missing of the thread is looked for behind this call, for the next time.
     */
    public PostThread of(PostId id, Optional<AccountId> viewer) {
        Optional<PostRow> post = posts.byId(id).filter(row -> readers.mayRead(row, viewer));
        post.filter(row -> viewer.isPresent()
                        && row.origin().isPresent()
                        && row.visibility().isOpen())
                .ifPresent(row -> events.publishEvent(new ThreadOpened(row.id())));
        return post.map(row -> around(row, viewer)).orElse(PostThread.NONE);
    }

    /** From the root down to what a post answers, as far as the viewer may read it. */
    public List<Post> above(PostId id, Optional<AccountId> viewer) {
        return hydrator.posts(readers.readable(threads.ancestors(id, PostThread.MAX_ANCESTORS), viewer));
    }

    private PostThread around(PostRow post, Optional<AccountId> viewer) {
        List<PostRow> below = PostThread.below(
                post.id(),
                threads.others(post.thread(), post.id(), PostThread.MAX_DESCENDANTS).stream()
                        .filter(row -> row.replyConsent().isGiven()
                                || viewer.filter(row.author()::equals).isPresent())
                        .toList(),
                PostRow::id,
                PostRow::replyTo);
        return new PostThread(above(post.id(), viewer), hydrator.posts(readers.readable(below, viewer)));
    }
}
