package health.rounds.posts;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The front door to posts that members of other servers wrote. A {@link RemoteAuthor} stands in for the guard's clearance: what our own
 * members write can not come in here.
 */
@Component
public class RemotePosts {
    /** What is older than this when it arrives takes its place in the past, where nobody is told of it (Mastodon's real-time window). */
    private static final Duration NEWS = Duration.ofHours(6);

    private final PostStore store;
    private final RemotePostStore remote;
    private final VersionStore versions;
    private final PollStore polls;
    private final QuoteStore quotes;
    private final ReplyStore replies;
    private final Hydrator hydrator;
    private final Accounts accounts;
    private final MediaLibrary library;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RemotePosts(
            PostStore store,
            RemotePostStore remote,
            VersionStore versions,
            PollStore polls,
            QuoteStore quotes,
            ReplyStore replies,
            Hydrator hydrator,
            Accounts accounts,
            MediaLibrary library,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.remote = remote;
        this.versions = versions;
        this.polls = polls;
        this.quotes = quotes;
        this.replies = replies;
        this.hydrator = hydrator;
        this.accounts = accounts;
        this.library = library;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** A post or boost by what it is called among servers, whoever may read it. */
    public Optional<Post> byUri(String uri) {
        return remote.byUri(uri).map(hydrator::post);
    }

    /** Whether somebody should be told of a post of that time that arrives now. */
    public boolean isNews(Instant publishedAt) {
        return publishedAt.isAfter(clock.instant().minus(NEWS));
    }

    /** Adds a post inside the caller's transaction; empty where it is here already. */
    public Optional<Post> add(RemoteAuthor author, ReceivedPost received) {
        Optional<PostRow> parent = received.replyTo().flatMap(store::byId);
        PostId id = new PostId(idFor(received.publishedAt()));
        List<MediaId> media = library.receive(author, id.value(), received.media());
        PostRow row = new PostRow(
                id,
                author.id(),
                received.publishedAt(),
                received.editedAt(),
                received.text(),
                received.contentWarning(),
                received.sensitive(),
                received.language(),
                received.visibility(),
                parent.map(PostRow::id),
                parent.map(PostRow::author),
                parent.map(PostRow::thread).orElse(id),
                Optional.empty(),
                received.mentioned(),
                received.hashtags(),
                media,
                received.poll().isPresent(),
                Optional.empty(),
                Post.Counts.NONE,
                received.quote(),
                received.quotePolicy().within(received.visibility()),
                received.replyPolicy(),
                new ReplyConsent(ReplyConsent.State.GIVEN, received.replyAuthorization()),
                Optional.of(received.origin()));
        if (!remote.insert(row, null)) {
            library.remove(media);
            return Optional.empty();
        }
        store.index(row);
        Optional<Poll> poll = received.poll().map(asked -> polls.insert(id, asked));
        parent.ifPresent(above -> {
            store.count(above.id(), 1, 0, 0);
            changed(above.id());
        });
        row.quote().filter(Quote::stands).ifPresent(quote -> {
            quotes.count(quote.post(), 1);
            changed(quote.post());
        });
        accounts.countPosts(author.id(), 1, row.createdAt());
        return Optional.of(hydrator.fresh(row, poll));
    }

    /**
     * Brings a post up to date inside the caller's transaction; empty where the author has no such post. What it was is kept, unless it
     * says the same words and only its figures are new.
     */
    public Optional<Changed> edit(RemoteAuthor author, PostId id, ReceivedPost received) {
        Optional<PostRow> found = store.lock(id)
                .filter(row -> row.author().equals(author.id()) && row.boostOf().isEmpty());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PostRow before = found.get();
        Optional<Poll> poll = Optional.ofNullable(polls.byPosts(List.of(id)).get(id));
        boolean edited = received.editedAt().isPresent() && !received.editedAt().equals(before.editedAt());
        if (edited) {
            versions.keep(before, poll.map(Poll::titles).orElse(List.of()));
            library.remove(before.media());
            remote.update(id, received, library.receive(author, id.value(), received.media()));
            store.unindex(id);
            store.index(store.byId(id).orElseThrow());
        }
        quotes.allow(id, received.quotePolicy().within(received.visibility()));
        replies.allow(id, received.replyPolicy());
        refresh(id, poll, received.poll());
        received.quote()
                .filter(quote -> quote.stands()
                        && before.quote()
                                .map(Quote::post)
                                .filter(quote.post()::equals)
                                .isPresent())
                .filter(quote -> quotes.grant(id, quote.authorization()))
                .ifPresent(quote -> {
                    quotes.count(quote.post(), 1);
                    changed(quote.post());
                });
        changed(id);
        return Optional.of(new Changed(hydrator.post(store.byId(id).orElseThrow()), edited));
    }

    /** A post as it is now, and whether its author edited it rather than that figures moved. */
    public record Changed(Post post, boolean edited) {}

    /** Adds a boost by somebody elsewhere inside the caller's transaction; a second one, and one of what may not be passed on, is empty. */
    public Optional<Post> boost(
            RemoteAuthor author, PostId target, String uri, Visibility visibility, Instant publishedAt) {
        Optional<PostRow> original = store.byId(target)
                .filter(row -> row.boostOf().isEmpty())
                .filter(row -> row.visibility().isOpen() || row.author().equals(author.id()))
                .filter(row -> store.boostBy(author.id(), target).isEmpty());
        if (original.isEmpty()) {
            return Optional.empty();
        }
        PostId id = new PostId(idFor(publishedAt));
        PostRow boost =
                PostRow.boost(id, author.id(), publishedAt, visibility, target, Optional.of(Origin.ofBoost(uri)));
        if (!remote.insert(boost, original.get().author())) {
            return Optional.empty();
        }
        store.count(target, 0, 1, 0);
        accounts.countPosts(author.id(), 1, publishedAt);
        changed(target);
        return Optional.of(hydrator.fresh(boost, Optional.empty()));
    }

    /** Puts a post, and what answers it, below the post that it answers, which has arrived after it; inside the caller's transaction. */
    public void join(PostId reply, PostId parent) {
        Optional<PostRow> above = store.byId(parent);
        Optional<PostRow> below = store.lock(reply).filter(row -> row.replyTo().isEmpty() && !reply.equals(parent));
        if (above.isEmpty()
                || below.isEmpty()
                || above.get().thread().equals(below.get().thread())) {
            return; // in the same thread already: joining again could only make a circle
        }
        remote.join(reply, above.get());
        store.count(parent, 1, 0, 0);
        changed(parent);
        changed(reply);
    }

    private void refresh(PostId id, Optional<Poll> before, Optional<ReceivedPoll> now) {
        boolean same = before.map(Poll::titles).equals(now.map(ReceivedPoll::titles));
        if (same) {
            now.ifPresent(poll -> polls.refresh(id, poll));
        } else {
            polls.delete(id);
            now.ifPresent(poll -> polls.insert(id, poll));
        }
    }

    /** News goes where everybody looks, at the top; what is old goes where it was written. */
    private long idFor(Instant publishedAt) {
        return isNews(publishedAt) ? ids.next() : Ids.at(publishedAt);
    }

    private void changed(PostId id) {
        AfterCommit.run(() -> events.publishEvent(new PostChanged(id)));
    }
}
