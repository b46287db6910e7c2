package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.guard.Clearance;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.text.ParsedText;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to posts; whoever may not read a post learns nothing of it, not even that it exists. */
@Component
public class Posts {
    private final PostStore store;
    private final VersionStore versions;
    private final PollStore polls;
    private final QuoteStore quotes;
    private final Receipts receipts;
    private final Readers readers;
    private final Answerable answerable;
    private final Hydrator hydrator;
    private final Mentioned mentioned;
    private final Accounts accounts;
    private final MediaLibrary library;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Posts(
            PostStore store,
            VersionStore versions,
            PollStore polls,
            QuoteStore quotes,
            Receipts receipts,
            Readers readers,
            Answerable answerable,
            Hydrator hydrator,
            Mentioned mentioned,
            Accounts accounts,
            MediaLibrary library,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.versions = versions;
        this.polls = polls;
        this.quotes = quotes;
        this.receipts = receipts;
        this.readers = readers;
        this.answerable = answerable;
        this.hydrator = hydrator;
        this.mentioned = mentioned;
        this.accounts = accounts;
        this.library = library;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Adds a post inside the caller's transaction; the clearance must cover every text of the draft.
     *
     * @throws DraftProblem if it replies to, quotes or shows something that the author may not use
     */
    public Post add(AccountId author, Draft draft, Clearance clearance, Optional<String> app) {
        requireCleared(draft, clearance);
        Optional<PostRow> parent = draft.replyTo().map(id -> answerable.parent(author, id));
        Optional<Quote> quote = draft.quote().map(quoted -> quote(author, quoted));
        PostId id = new PostId(ids.next());
        ParsedText parsed = Text.parse(draft.text());
        PostRow row = new PostRow(
                id,
                author,
                clock.instant(),
                Optional.empty(),
                draft.text(),
                draft.contentWarning(),
                draft.sensitive(),
                draft.language(),
                draft.visibility(),
                parent.map(PostRow::id),
                parent.map(PostRow::author),
                parent.map(PostRow::thread).orElse(id),
                Optional.empty(),
                mentioned.in(parsed),
                parsed.hashtags().stream().limit(PostLimits.MAX_HASHTAGS).toList(),
                draft.media(),
                draft.poll().isPresent(),
                app,
                Post.Counts.NONE,
                quote,
                draft.quotePolicy().orElse(QuotePolicy.NOBODY).within(draft.visibility()),
                draft.replyPolicy().orElse(ReplyPolicy.EVERYONE),
                parent.map(above -> Answerable.consent(author, above)).orElse(ReplyConsent.FREE),
                Optional.empty());
        store.insert(row, null, receipts.sign(id, author, clearance, row.createdAt()));
        store.index(row);
        attach(author, id, draft.media());
        Optional<Poll> poll = draft.poll().map(questions -> polls.insert(id, questions, row.createdAt()));
        parent.filter(_ -> row.replyConsent().isGiven()).ifPresent(above -> {
            store.count(above.id(), 1, 0, 0);
            changed(above.id());
        });
        quote.filter(Quote::stands).ifPresent(of -> countQuote(of, 1));
        accounts.countPosts(author, 1, row.createdAt());
        return hydrator.fresh(row, poll);
    }

    /**
     * Changes a post inside the caller's transaction and keeps what it was; visibility, what it replies to and what it quotes stay.
     *
     * @throws DraftProblem if it shows something that the author may not use
     */
    public Optional<Post> edit(AccountId author, PostId id, Draft draft, Clearance clearance) {
        requireCleared(draft, clearance);
        Optional<PostRow> before = store.lock(id)
                .filter(row -> row.author().equals(author) && row.boostOf().isEmpty());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Optional<Poll> poll = Optional.ofNullable(polls.byPosts(List.of(id)).get(id));
        versions.keep(before.get(), poll.map(Poll::titles).orElse(List.of()));
        ParsedText parsed = Text.parse(draft.text());
        List<String> hashtags =
                parsed.hashtags().stream().limit(PostLimits.MAX_HASHTAGS).toList();
        Instant at = editTime(before.get());
        String receipt = receipts.sign(id, author, clearance, at);
        QuotePolicy quotePolicy = draft.quotePolicy()
                .orElse(before.get().quotePolicy())
                .within(before.get().visibility());
        ReplyPolicy replyPolicy = draft.replyPolicy().orElse(before.get().replyPolicy());
        store.update(id, draft.text(), draft, at, mentioned.in(parsed), hashtags, quotePolicy, replyPolicy, receipt);
        store.unindex(id);
        PostRow after = store.byId(id).orElseThrow();
        store.index(after);
        attach(author, id, draft.media());
        replacePoll(id, poll, draft.poll());
        changed(id);
        return Optional.of(hydrator.post(after));
    }

    /** Removes one's own post with its boosts, or one's own boost, inside the caller's transaction; answers with what it was. */
    public Optional<Removed> remove(AccountId author, PostId id) {
        // First what it passes on: whoever removes that takes its boosts along, and would wait for us while we wait for
        // them.
        store.byId(id).flatMap(PostRow::boostOf).ifPresent(store::lock);
        Optional<PostRow> found = store.lock(id).filter(row -> row.author().equals(author));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PostRow row = found.get();
        Post post = hydrator.post(row);
        List<PostRow> boosts = row.boostOf().isPresent() ? List.of() : store.boostsOf(id);
        List<Gone> gone = new ArrayList<>(List.of(new Gone(id, author)));
        boosts.forEach(boost -> gone.add(new Gone(boost.id(), boost.author())));
        Set<MediaId> pictures = new LinkedHashSet<>(row.media());
        List<VersionStore.VersionRow> earlier = versions.of(id);
        earlier.forEach(version -> pictures.addAll(version.media()));
        library.remove(pictures);
        store.delete(gone.stream().map(Gone::id).toList());
        accounts.countPosts(author, -1, row.createdAt());
        boosts.forEach(boost -> accounts.countPosts(boost.author(), -1, boost.createdAt()));
        row.boostOf().ifPresent(boosted -> {
            store.count(boosted, 0, -1, 0);
            changed(boosted);
        });
        row.replyTo().filter(_ -> row.replyConsent().isGiven()).ifPresent(parent -> {
            store.count(parent, -1, 0, 0);
            changed(parent);
        });
        row.quote().filter(Quote::stands).ifPresent(quote -> countQuote(quote, -1));
        List<PostId> quoting = quotes.endWith(id);
        quoting.forEach(this::changed);
        gone.forEach(each -> changed(each.id()));
        return Optional.of(new Removed(post, gone, quoting, earlier.size(), pictures.size()));
    }

    /**
     * What was removed: the post as it was, and what is gone with it, itself first.
     *
     * @param quoting the posts that quoted it and stay
     * @param versions how many earlier versions it had
     * @param pictures how many pictures it had, those of earlier versions included
     */
    public record Removed(Post post, List<Gone> gone, List<PostId> quoting, int versions, int pictures) {
        public Removed {
            gone = List.copyOf(gone);
            quoting = List.copyOf(quoting);
        }
    }

    /** A post or boost that is no more. */
    public record Gone(PostId id, AccountId author) {}

    /** The post, if the viewer may read it. */
    public Optional<Post> byId(PostId id, Optional<AccountId> viewer) {
        return store.byId(id).filter(row -> readers.mayRead(row, viewer)).map(hydrator::post);
    }

    /** Those that the viewer may read, in the order asked; boosts bring what they pass on only as an id. Fixed number of queries. */
    public List<Post> byIds(Collection<PostId> wanted, Optional<AccountId> viewer) {
        return hydrator.posts(readers.readable(inOrder(wanted), viewer));
    }

    /** Those that exist, whoever may read them: for presenters that keep copies, after a timeline has chosen for the viewer. */
    public List<Post> unfiltered(Collection<PostId> wanted) {
        return hydrator.posts(inOrder(wanted));
    }

    /** What an author has written since then and others can read, newest first. */
    public List<String> recentTexts(AccountId author, Instant since, int limit) {
        return store.recentTexts(author, since, limit);
    }

    /** Every state of a post, oldest first; one entry for a post never edited. */
    public List<PostVersion> history(PostId id) {
        Optional<PostRow> present = store.byId(id);
        if (present.isEmpty()) {
            return List.of();
        }
        PostRow row = present.get();
        List<VersionStore.VersionRow> rows = new ArrayList<>(versions.of(id));
        Optional<Poll> poll = Optional.ofNullable(polls.byPosts(List.of(id)).get(id));
        rows.add(new VersionStore.VersionRow(
                row.editedAt().orElse(row.createdAt()),
                row.text(),
                row.contentWarning(),
                row.sensitive(),
                row.media(),
                poll.map(Poll::titles).orElse(List.of())));
        Set<MediaId> wanted = new LinkedHashSet<>();
        rows.forEach(version -> wanted.addAll(version.media()));
        Map<MediaId, Media> pictures = hydrator.media(wanted);
        return rows.stream()
                .map(version -> new PostVersion(
                        version.at(),
                        version.text(),
                        version.contentWarning(),
                        version.sensitive(),
                        version.media().stream()
                                .map(pictures::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        version.pollOptions()))
                .toList();
    }

    /** Handles of other servers in a post's text that stand for nobody who is known here. */
    public List<String> unknownHandles(Post post) {
        return mentioned.unknownIn(Text.parse(post.text()));
    }

    /** Looks again whom one of our posts names, inside the caller's transaction; empty where those are the same as before. */
    public Optional<Post> mentionAgain(PostId id) {
        return store.lock(id).filter(row -> row.origin().isEmpty()).flatMap(row -> {
            List<AccountId> now = mentioned.in(Text.parse(row.text()));
            if (now.equals(row.mentioned())) {
                return Optional.empty();
            }
            store.mention(id, now);
            store.unindex(id);
            PostRow after = store.byId(id).orElseThrow();
            store.index(after);
            changed(id);
            return Optional.of(hydrator.post(after));
        });
    }

    /** Some of an account's posts and boosts, whoever may read them: to go through all of them. */
    public List<PostId> someOf(AccountId author, int most) {
        return store.someOf(author, most);
    }

    private List<PostRow> inOrder(Collection<PostId> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<PostId, PostRow> rows = new HashMap<>();
        store.byIds(wanted).forEach(row -> rows.put(row.id(), row));
        return wanted.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** That the author quotes a post, which stays as it is until the transaction ends. */
    private Quote quote(AccountId author, PostId quoted) {
        return store.lock(quoted)
                .filter(row -> row.boostOf().isEmpty() && readers.mayRead(row, Optional.of(author)))
                .filter(row -> QuoteSight.mayQuote(
                        author, row.author(), row.visibility(), row.quotePolicy(), of -> readers.follows(author, of)))
                // Whoever is quoted elsewhere must agree first; nobody asks themself.
                .map(row -> new Quote(
                        quoted,
                        row.author(),
                        row.origin().isPresent() && !row.author().equals(author)
                                ? Quote.State.PENDING
                                : Quote.State.ACCEPTED))
                .orElseThrow(() -> new DraftProblem("The post you are quoting cannot be quoted any more."));
    }

    private void countQuote(Quote quote, int change) {
        quotes.count(quote.post(), change);
        changed(quote.post());
    }

    private void requireCleared(Draft draft, Clearance clearance) {
        Map<MediaId, Media> pictures = hydrator.media(draft.media());
        List<Media> shown = draft.media().stream()
                .map(pictures::get)
                .filter(Objects::nonNull)
                .toList();
        if (!clearance.covers(draft.parts(shown))) {
            throw new IllegalArgumentException("The clearance covers other texts than the draft's");
        }
    }

    private void attach(AccountId author, PostId id, List<MediaId> media) {
        if (!media.isEmpty() && !library.attach(author, id.value(), media)) {
            throw new DraftProblem("A picture of this post does not exist or is already part of another post.");
        }
    }

    private void replacePoll(PostId id, Optional<Poll> before, Optional<PollDraft> wanted) {
        boolean same = before.map(Poll::titles).equals(wanted.map(PollDraft::options))
                && before.map(Poll::multiple).equals(wanted.map(PollDraft::multiple));
        if (!same) {
            polls.delete(id); // other questions: earlier votes were for something else
            wanted.ifPresent(questions -> polls.insert(id, questions, clock.instant()));
        }
    }

    /** Later than every version before, so that a history has one order. */
    private Instant editTime(PostRow before) {
        Instant last = before.editedAt().orElse(before.createdAt());
        Instant now = clock.instant();
        return now.isAfter(last) ? now : last.plusMillis(1);
    }

    private void changed(PostId id) {
        AfterCommit.run(() -> events.publishEvent(new PostChanged(id)));
    }
}
