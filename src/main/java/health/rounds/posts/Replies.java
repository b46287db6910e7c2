package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to what answers a post: who may, what authors decide about it, and the parts of which others put threads together. */
@Component
public class Replies {
    private final ReplyStore store;
    private final PostStore postStore;
    private final Posts posts;
    private final Answerable answerable;
    private final Readers readers;
    private final Hydrator hydrator;
    private final ApplicationEventPublisher events;

    Replies(
            ReplyStore store,
            PostStore postStore,
            Posts posts,
            Answerable answerable,
            Readers readers,
            Hydrator hydrator,
            ApplicationEventPublisher events) {
        this.store = store;
        this.postStore = postStore;
        this.posts = posts;
        this.answerable = answerable;
        this.readers = readers;
        this.hydrator = hydrator;
        this.events = events;
    }

    /** What its author added to a post, as far as the viewer may read it. */
    public Slice<Post> byAuthor(Post post, Optional<AccountId> viewer, Page page) {
        return slice(store.by(post.author(), post.id(), page), viewer);
    }

    /** What others answered, as far as the viewer may read it. */
    public Slice<Post> byOthers(Post post, Optional<AccountId> viewer, Page page) {
        return slice(store.notBy(post.author(), post.id(), page), viewer);
    }

    /** All that everybody may read of the conversation that began with a post, that post among it, newest first. */
    public Slice<Post> conversation(PostId beginning, Optional<AccountId> viewer, Page page) {
        return slice(store.open(beginning, page), viewer);
    }

    /** How many posts that are, whoever is shut out from some of them. */
    public long sizeOf(PostId beginning) {
        return store.countOpen(beginning);
    }

    private Slice<Post> slice(List<PostId> ids, Optional<AccountId> viewer) {
        Map<PostId, Post> found =
                posts.byIds(ids, viewer).stream().collect(Collectors.toMap(Post::id, Function.identity()));
        return Slice.of(ids, found::get, PostId::value);
    }

    /** What is wrong with answering a post, in words for whoever would like to. */
    public Optional<String> problem(AccountId author, PostId answered) {
        return answerable.problem(author, answered);
    }

    /** Whether somebody may answer a post without being asked about it, whoever may read it. */
    public boolean mayAnswer(AccountId author, Post answered) {
        return ReplyRules.refusal(author, answered, of -> readers.follows(author, of))
                .isEmpty();
    }

    /** Decides who may answer one's own post, inside the caller's transaction; empty where it is not theirs, or a boost. */
    public Optional<Post> allow(AccountId author, PostId id, ReplyPolicy policy) {
        return postStore
                .lock(id)
                .filter(row -> row.author().equals(author) && row.boostOf().isEmpty())
                .map(row -> {
                    store.allow(id, policy);
                    return told(id);
                });
    }

    /** The author of a post elsewhere lets an answer stand, and says so at an address there; inside the caller's transaction. Empty where that was not waited for. */
    public Optional<Post> grant(PostId answer, String authorization) {
        return postStore
                .lock(answer)
                .filter(row -> row.replyConsent().state() == ReplyConsent.State.PENDING)
                .map(row -> {
                    store.settle(answer, new ReplyConsent(ReplyConsent.State.GIVEN, Optional.of(authorization)));
                    count(row, 1);
                    return told(answer);
                });
    }

    /** The author of a post does not want an answer below it, or no longer; inside the caller's transaction. Empty where that is known. */
    public Optional<Post> refuse(PostId answer) {
        return postStore
                .lock(answer)
                .filter(row -> row.replyConsent().state() != ReplyConsent.State.REFUSED)
                .map(row -> {
                    store.settle(answer, new ReplyConsent(ReplyConsent.State.REFUSED, Optional.empty()));
                    if (row.replyConsent().isGiven()) {
                        count(row, -1);
                    }
                    return told(answer);
                });
    }

    /** The answer that stands on an authorization, whoever may read it. */
    public Optional<Post> standingOn(String authorization) {
        return store.standingOn(authorization).flatMap(postStore::byId).map(hydrator::post);
    }

    private void count(PostRow answer, int change) {
        answer.replyTo().ifPresent(above -> {
            postStore.count(above, change, 0, 0);
            changed(above);
        });
    }

    private Post told(PostId id) {
        changed(id);
        return hydrator.post(postStore.byId(id).orElseThrow());
    }

    private void changed(PostId id) {
        AfterCommit.run(() -> events.publishEvent(new PostChanged(id)));
    }
}
