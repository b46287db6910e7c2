package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.blocklists.Peering;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import health.rounds.posts.Quotes;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.RemotePosts;
import health.rounds.posts.Uris;
import health.rounds.posts.Visibility;
import health.rounds.publishing.PostRights;
import health.rounds.publishing.Receiver;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in posts of other servers, and their changes. */
@Component
class PostsReceived {

    private final Uris uris;
    private final Actors actors;
    private final Fetches fetches;
    private final Posts posts;
    private final RemotePosts remote;
    private final Receiver receiver;
    private final Quotes quotes;
    private final AnswersReceived answers;
    private final Approvals approvals;
    private final PostRights rights;
    private final Follows follows;
    private final InboxStore seen;
    private final Peering peering;
    private final Clock clock;

    PostsReceived(
            Uris uris,
            Actors actors,
            Fetches fetches,
            Posts posts,
            RemotePosts remote,
            Receiver receiver,
            Quotes quotes,
            AnswersReceived answers,
            Approvals approvals,
            PostRights rights,
            Follows follows,
            InboxStore seen,
            Peering peering,
            Clock clock) {
        this.uris = uris;
        this.actors = actors;
        this.fetches = fetches;
        this.posts = posts;
        this.remote = remote;
        this.receiver = receiver;
        this.quotes = quotes;
        this.answers = answers;
        this.approvals = approvals;
        this.rights = rights;
        this.follows = follows;
        this.seen = seen;
        this.peering = peering;
        this.clock = clock;
    }

    /** A post by its address, of ours or one that is known; nobody is asked. */
    Optional<Post> known(Iri iri) {
        if (uris.isOurs(iri.value())) {
            Errand errand = Errand.current(clock);
            return uris.postIn(iri.value()).flatMap(id -> errand.ours(id, this::byId));
        }
        return remote.byUri(iri.value());
    }

    private Optional<Post> byId(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }

    /** The same, and where it is not known its server is asked. */
    Optional<Post> find(Iri iri) throws Later {
        Optional<Post> known = known(iri);
        if (known.isPresent() || uris.isOurs(iri.value())) {
            return known;
        }
        Optional<ReceivedDocument> document = fetches.document(iri);
        return document.isPresent() && document.get() instanceof ReceivedNote note ? keep(note) : Optional.empty();
    }

    /** A post that somebody wrote; kept only where somebody here has to do with it. Whether it is here now. */
    boolean created(ReceivedNote note) throws Later {
        if (known(note.iri()).isPresent()) {
            return true;
        }
        Optional<RemoteAuthor> author = actors.elsewhere(note.author());
        return author.isPresent()
                && !seen.remembers(tombstone(note.iri()))
                && concernsUs(note, author.get())
                && keep(note, author.get()).isPresent();
    }

    /** A post that was changed; one that is not known is as good as new. Whether it is here now. */
    boolean updated(ReceivedNote note) throws Later {
        Optional<Post> known = known(note.iri());
        if (known.isEmpty()) {
            return created(note);
        }
        Optional<RemoteAuthor> author = actors.elsewhere(note.author());
        if (author.isPresent() && known.get().author().equals(author.get().id())) {
            receiver.edit(
                    author.get(),
                    known.get().id(),
                    post(note, author.get()),
                    PartsReceived.card(note, takesMediaOf(author.get())));
        }
        return true;
    }

    /** Something of an actor's is gone; what comes late of it is not taken in. */
    void deleted(Iri object, RemoteAuthor author) {
        Optional<Post> known = known(object);
        known.filter(post -> post.author().equals(author.id())).ifPresent(post -> receiver.withdraw(author, post.id()));
        if (known.isEmpty()) {
            seen.remember(tombstone(object), clock.instant());
        }
    }

    /** Keeps a post whoever has to do with it. */
    Optional<Post> keep(ReceivedNote note) throws Later {
        Optional<RemoteAuthor> author = actors.elsewhere(note.author());
        return author.isEmpty() ? Optional.empty() : keep(note, author.get());
    }

    private Optional<Post> keep(ReceivedNote note, RemoteAuthor author) throws Later {
        Optional<Post> answered = answered(note);
        if (answered.isPresent() && !answers.mayStand(note, author, answered.get())) {
            return Optional.empty();
        }
        return receiver.receive(author, post(note, author), PartsReceived.card(note, takesMediaOf(author)))
                .or(() -> known(note.iri()));
    }

    /** What it answers, where that is known here; whoever answers a boost answers what it passes on. */
    Optional<Post> answered(ReceivedNote note) {
        return note.replyTo()
                .flatMap(this::known)
                .flatMap(post -> post.boostOf().isEmpty()
                        ? Optional.of(post)
                        : posts.unfiltered(List.of(post.boostOf().get())).stream()
                                .findFirst());
    }

    /** Whether somebody elsewhere may read a post. */
    boolean mayRead(RemoteAuthor reader, Post post) {
        return posts.byId(post.id(), Optional.of(reader.id())).isPresent();
    }

    /** Whether a post that was kept before what it answers may be put below that. */
    boolean mayJoin(ReceivedNote note, Post answered) throws Later {
        Optional<RemoteAuthor> author = actors.elsewhere(note.author());
        return author.isPresent() && answers.mayStand(note, author.get(), answered);
    }

    /** Keeps a post that asked to quote one of ours and may. */
    Optional<Post> keepQuoting(ReceivedNote note, Iri quoted) throws Later {
        if (note.quote().filter(quote -> quote.post().equals(quoted)).isEmpty()) {
            return Optional.empty();
        }
        Optional<Post> kept = keep(note);
        kept.filter(post -> post.quote().filter(Quote::stands).isEmpty())
                .ifPresent(post -> rights.granted(post.id(), Optional.empty()));
        return known(note.iri());
    }

    /**
     * What it quotes, where its author agrees: our members by their policy, others by the approval that the post names. A quote in one of
     * the ways from before consent stays the link that it is.
     */
    private Optional<Quote> quote(ReceivedNote note, RemoteAuthor author) throws Later {
        Optional<ReceivedNote.Quote> said = note.quote();
        Optional<Post> quoted =
                said.isEmpty() ? Optional.empty() : find(said.get().post());
        if (quoted.isEmpty() || quoted.get().boostOf().isPresent()) {
            return Optional.empty();
        }
        Post post = quoted.get();
        if (post.author().equals(author.id()) || (post.isLocal() && quotes.mayQuote(author.id(), post))) {
            return Optional.of(new Quote(post.id(), post.author(), Quote.State.ACCEPTED));
        }
        if (!post.isLocal()
                && said.get().authorization().isPresent()
                && approvals.stands(
                        said.get().authorization().get(),
                        ReceivedActivity.Request.Kind.QUOTE,
                        note.iri(),
                        said.get().post(),
                        post.author())) {
            return Optional.of(new Quote(
                    post.id(),
                    post.author(),
                    Quote.State.ACCEPTED,
                    said.get().authorization().map(Iri::value)));
        }
        return said.get().isLegacy()
                ? Optional.empty()
                : Optional.of(new Quote(post.id(), post.author(), Quote.State.PENDING));
    }

    /** Whether it is by somebody whom a member follows, names a member, or belongs to a conversation that is known here. */
    private boolean concernsUs(ReceivedNote note, RemoteAuthor author) {
        return note.replyTo().flatMap(this::known).isPresent()
                || follows.isFollowed(author.id())
                || note.mentions().stream()
                        .anyMatch(mention -> actors.here(mention.href()).isPresent())
                || note.audience().all().stream()
                        .anyMatch(iri -> actors.here(iri).isPresent());
    }

    private ReceivedPost post(ReceivedNote note, RemoteAuthor author) throws Later {
        boolean withMedia = takesMediaOf(author);
        Optional<Iri> followers = author.elsewhere().followers().flatMap(Iri::parse);
        Visibility visibility = note.audience().visibility(followers);
        Optional<Post> answered = answered(note);
        Instant published = note.published().orElseGet(clock::instant);
        return new ReceivedPost(
                new Origin(
                        note.iri().value(),
                        note.url(),
                        note.html(),
                        withMedia ? Actors.emojis(note.emojis()) : Map.of()),
                published,
                note.updated().filter(updated -> updated.isAfter(published)),
                Text.plain(note.html()),
                note.contentWarning(),
                note.isSensitive(),
                note.language(),
                visibility,
                answered.map(Post::id),
                mentioned(note),
                note.hashtags(),
                withMedia ? note.media().stream().map(PartsReceived::media).toList() : List.of(),
                note.poll().map(poll -> PartsReceived.poll(poll, published)),
                quote(note, author),
                note.rules().quotes(followers),
                note.rules()
                        .replies(
                                note.author(),
                                followers,
                                note.mentions().stream()
                                        .map(ReceivedNote.Mention::href)
                                        .toList()),
                note.replyAuthorization()
                        .filter(_ -> answered.filter(post -> !post.isLocal()).isPresent())
                        .map(Iri::value));
    }

    private boolean takesMediaOf(RemoteAuthor author) {
        return peering.takesMediaOf(author.elsewhere().domain());
    }

    /** Those who are known here; a post for certain people is for those whom it is addressed to, named in its text or not. */
    private List<AccountId> mentioned(ReceivedNote note) {
        Set<AccountId> mentioned = new LinkedHashSet<>();
        note.mentions()
                .forEach(
                        mention -> actors.known(mention.href()).map(Account::id).ifPresent(mentioned::add));
        note.audience().all().forEach(iri -> actors.here(iri).map(Account::id).ifPresent(mentioned::add));
        return new ArrayList<>(mentioned);
    }

    private static UUID tombstone(Iri iri) {
        return Letter.name("deleted " + iri.value());
    }
}
