package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Page;
import health.rounds.platform.ReadThrough;
import health.rounds.platform.Slice;
import health.rounds.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to quotes: who may quote what, who has, and what authors decide about it. */
@Component
public class Quotes {
    private static final int SIZE = 50_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final ReadThrough<AccountId, QuotePolicy> usual = new ReadThrough<>(SIZE, LASTING);
    private final QuoteStore store;
    private final PostStore postStore;
    private final Posts posts;
    private final Readers readers;
    private final Hydrator hydrator;
    private final Mentioned mentioned;
    private final Relationships relationships;
    private final ApplicationEventPublisher events;

    Quotes(
            QuoteStore store,
            PostStore postStore,
            Posts posts,
            Readers readers,
            Hydrator hydrator,
            Mentioned mentioned,
            Relationships relationships,
            ApplicationEventPublisher events) {
        this.store = store;
        this.postStore = postStore;
        this.posts = posts;
        this.readers = readers;
        this.hydrator = hydrator;
        this.mentioned = mentioned;
        this.relationships = relationships;
        this.events = events;
    }

    /** Checks what a draft quotes, before it is screened. */
    public QuoteCheck settle(AccountId author, Draft draft) {
        if (draft.quote().isEmpty()) {
            return new QuoteCheck.Settled(withPolicy(author, draft));
        }
        Optional<PostRow> found = readable(draft.quote().get(), author)
                .flatMap(row -> row.boostOf().map(id -> readable(id, author)).orElse(Optional.of(row)));
        if (found.isEmpty()) {
            return new QuoteCheck.Unknown();
        }
        PostRow quoted = found.get();
        if (!QuoteSight.mayQuote(
                author,
                quoted.author(),
                quoted.visibility(),
                quoted.quotePolicy(),
                target -> readers.follows(author, target))) {
            return new QuoteCheck.Refused(refusal(quoted));
        }
        // As in Mastodon (app/services/post_status_service.rb): nobody is shown a quoted post in private, without the
        // one who wrote it.
        if (draft.visibility() == Visibility.DIRECT
                && !quoted.author().equals(author)
                && !mentioned.in(Text.parse(draft.text())).contains(quoted.author())) {
            return new QuoteCheck.Refused(
                    "A post for the people you mention can quote someone only if you mention them, too.");
        }
        boolean tooWide = quoted.visibility() == Visibility.FOLLOWERS
                && draft.visibility().isOpen();
        Draft quoting = draft.quoting(quoted.id(), tooWide ? Visibility.FOLLOWERS : draft.visibility());
        return new QuoteCheck.Settled(withPolicy(author, quoting));
    }

    private Draft withPolicy(AccountId author, Draft draft) {
        return draft.quotableBy(
                draft.quotePolicy().orElseGet(() -> usualPolicy(author)).within(draft.visibility()));
    }

    private static String refusal(PostRow quoted) {
        if (quoted.visibility() == Visibility.DIRECT) {
            return "A post for the people it mentions cannot be quoted.";
        }
        return quoted.quotePolicy() == QuotePolicy.FOLLOWERS
                ? "Only followers of its author may quote this post."
                : "Its author does not let others quote this post.";
    }

    private Optional<PostRow> readable(PostId id, AccountId reader) {
        return postStore.byId(id).filter(row -> readers.mayRead(row, Optional.of(reader)));
    }

    /** What a viewer sees and may do; {@code follows} says from memory whom the viewer follows. */
    public QuoteSight sight(Optional<AccountId> viewer, Predicate<AccountId> follows) {
        return new QuoteSight(relationships, viewer, follows);
    }

    /** Posts that quote a post and that the viewer may read, newest first. */
    public Slice<Post> of(PostId post, AccountId viewer, Page page) {
        List<PostId> ids = store.quoting(post, relationships.hiddenFrom(viewer), page);
        Map<PostId, Post> found =
                posts.byIds(ids, Optional.of(viewer)).stream().collect(Collectors.toMap(Post::id, Function.identity()));
        return Slice.of(ids, found::get, PostId::value);
    }

    /** Every post that quotes a post, with its author. */
    public List<Quoting> standing(PostId post) {
        return store.standing(post);
    }

    /** A post that quotes another one. */
    public record Quoting(PostId post, AccountId author) {}

    /** Decides who may quote one's own post, inside the caller's transaction; empty where it is not theirs, or a boost. */
    public Optional<Post> allow(AccountId author, PostId id, QuotePolicy policy) {
        return postStore
                .lock(id)
                .filter(row -> row.author().equals(author) && row.boostOf().isEmpty())
                .map(row -> {
                    store.allow(id, policy.within(row.visibility()));
                    changed(id);
                    return hydrator.post(postStore.byId(id).orElseThrow());
                });
    }

    /**
     * Takes one's own post out of another one that quotes it, inside the caller's transaction; doing it again changes nothing. Empty
     * where there is no such quote.
     */
    public Optional<Post> revoke(AccountId author, PostId quoted, PostId quoting) {
        return postStore
                .lock(quoting)
                .filter(row -> row.quote()
                        .filter(quote ->
                                quote.post().equals(quoted) && quote.author().equals(author))
                        .isPresent())
                .map(row -> {
                    if (row.quote().filter(Quote::stands).isPresent()) {
                        store.revoke(quoting);
                        store.count(quoted, -1);
                        changed(quoting);
                        changed(quoted);
                    }
                    return hydrator.post(postStore.byId(quoting).orElseThrow());
                });
    }

    /** Whether somebody may quote a post without being asked about it. */
    public boolean mayQuote(AccountId reader, Post quoted) {
        return posts.byId(quoted.id(), Optional.of(reader))
                .filter(post -> QuoteSight.mayQuote(
                        reader,
                        post.author(),
                        post.visibility(),
                        post.quotePolicy(),
                        author -> readers.follows(reader, author)))
                .isPresent();
    }

    /** The author of a quoted post agrees, who says so at an address where it is elsewhere, inside the caller's transaction; empty where that was not waited for. */
    public Optional<Post> grant(PostId quoting, Optional<String> authorization) {
        Optional<PostRow> row = postStore.lock(quoting).filter(_ -> store.grant(quoting, authorization));
        row.flatMap(PostRow::quote).ifPresent(quote -> {
            store.count(quote.post(), 1);
            changed(quote.post());
            changed(quoting);
        });
        return row.flatMap(found -> postStore.byId(quoting)).map(hydrator::post);
    }

    /** The author of a quoted post elsewhere does not agree, or no longer, inside the caller's transaction. */
    public Optional<Post> refuse(PostId quoting) {
        Optional<Quote> quote = postStore.lock(quoting).flatMap(PostRow::quote);
        if (quote.filter(Quote::stands).isPresent()) {
            store.revoke(quoting);
            store.count(quote.get().post(), -1);
            changed(quote.get().post());
        } else {
            store.reject(quoting);
        }
        changed(quoting);
        return postStore.byId(quoting).map(hydrator::post);
    }

    /** The post whose quote stands on an authorization, whoever may read it. */
    public Optional<Post> standingOn(String authorization) {
        return store.standingOn(authorization).flatMap(postStore::byId).map(hydrator::post);
    }

    /** Whom an account lets quote what it writes, unless it says otherwise. */
    public QuotePolicy usualPolicy(AccountId account) {
        return usual.get(account, id -> store.usual(id).or(() -> Optional.of(QuotePolicy.EVERYONE)))
                .orElseThrow();
    }

    /** Changes it for what the account writes from now on. */
    public void changeUsualPolicy(AccountId account, QuotePolicy policy) {
        store.keepUsual(account, policy);
        usual.forget(account);
    }

    private void changed(PostId id) {
        AfterCommit.run(() -> events.publishEvent(new PostChanged(id)));
    }
}
