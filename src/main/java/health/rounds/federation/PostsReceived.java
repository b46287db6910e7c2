package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Elsewhere;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.blocklists.Peering;
import health.rounds.media.Focus;
import health.rounds.media.Media;
import health.rounds.media.ReceivedMedia;
import health.rounds.posts.Origin;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import health.rounds.posts.ReceivedPoll;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.RemotePosts;
import health.rounds.posts.Uris;
import health.rounds.posts.Visibility;
import health.rounds.publishing.QuoteRights;
import health.rounds.publishing.Receiver;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.Duration;
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
    /** A poll without an end is shown as one that ends then: apps expect to be told when. */
    private static final Duration ENDLESS = Duration.ofDays(365);

    private final Uris uris;
    private final Actors actors;
    private final Fetches fetches;
    private final Posts posts;
    private final RemotePosts remote;
    private final Receiver receiver;
    private final Quotes quotes;
    private final QuoteRights rights;
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
            QuoteRights rights,
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
        this.rights = rights;
        this.follows = follows;
        this.seen = seen;
        this.peering = peering;
        this.clock = clock;
    }

    /** A post by its address, of ours or one that is known; nobody is asked. */
    Optional<Post> known(Iri iri) {
        if (uris.isOurs(iri.value())) {
            return uris.postIn(iri.value())
                    .flatMap(id -> posts.unfiltered(List.of(id)).stream().findFirst())
                    .filter(Post::isLocal);
        }
        return remote.byUri(iri.value());
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

    /** A post that somebody wrote; kept only where somebody here has to do with it. */
    void created(ReceivedNote note) throws Later {
        if (known(note.iri()).isPresent() || seen.remembers(tombstone(note.iri()))) {
            return;
        }
        Optional<RemoteAuthor> author = actors.elsewhere(note.author());
        if (author.isPresent() && concernsUs(note, author.get())) {
            keep(note, author.get());
        }
    }

    /** A post that was changed; one that is not known is as good as new. */
    void updated(ReceivedNote note) throws Later {
        Optional<Post> known = known(note.iri());
        if (known.isEmpty()) {
            created(note);
            return;
        }
        Optional<RemoteAuthor> author = actors.elsewhere(note.author());
        if (author.isPresent() && known.get().author().equals(author.get().id())) {
            receiver.edit(author.get(), known.get().id(), post(note, author.get()));
        }
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
        return receiver.receive(author, post(note, author)).or(() -> known(note.iri()));
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
        if (!post.isLocal() && said.get().authorization().isPresent() && approves(said.get(), note, post)) {
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

    /** Whether an approval lies where the quoted author lives, is theirs, and is for these two posts. */
    private boolean approves(ReceivedNote.Quote said, ReceivedNote note, Post quoted) throws Later {
        Iri authorization = said.authorization().orElseThrow();
        Optional<Iri> author = actors.uriOf(quoted.author());
        if (author.filter(authorization::isWith).isEmpty()) {
            return false;
        }
        Optional<ReceivedDocument> document = fetches.document(authorization);
        return document.isPresent()
                && document.get() instanceof ReceivedDocument.Approval approval
                && author.get().equals(approval.author())
                && approval.interaction().equals(note.iri())
                && approval.target().equals(said.post());
    }

    /** Whether it is by somebody whom a member follows, names a member, or belongs to a conversation that is known here. */
    private boolean concernsUs(ReceivedNote note, RemoteAuthor author) {
        return follows.isFollowed(author.id())
                || note.mentions().stream()
                        .anyMatch(mention -> actors.here(mention.href()).isPresent())
                || note.audience().all().stream()
                        .anyMatch(iri -> actors.here(iri).isPresent())
                || note.replyTo().flatMap(this::known).isPresent();
    }

    private ReceivedPost post(ReceivedNote note, RemoteAuthor author) throws Later {
        boolean withMedia = peering.takesMediaOf(author.elsewhere().domain());
        Visibility visibility =
                note.audience().visibility(author.elsewhere().followers().flatMap(Iri::parse));
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
                note.replyTo().flatMap(this::known).map(PostsReceived::original),
                mentioned(note),
                note.hashtags(),
                withMedia ? note.media().stream().map(PostsReceived::media).toList() : List.of(),
                note.poll().map(poll -> poll(poll, published)),
                quote(note, author),
                quotePolicy(note, author));
    }

    /** Whoever answers a boost answers what it passes on. */
    private static PostId original(Post post) {
        return post.boostOf().orElse(post.id());
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

    private static ReceivedMedia media(ReceivedNote.Picture picture) {
        return new ReceivedMedia(
                picture.isVideo() ? Media.Kind.VIDEO : Media.Kind.PHOTO,
                picture.mediaType(),
                picture.url(),
                picture.size().map(ReceivedNote.Size::width).orElse(0),
                picture.size().map(ReceivedNote.Size::height).orElse(0),
                picture.blurhash(),
                picture.altText(),
                picture.focus().map(focus -> new Focus(focus.x(), focus.y())));
    }

    private static ReceivedPoll poll(ReceivedNote.Poll poll, Instant published) {
        List<Poll.Option> options = poll.options().stream()
                .map(option -> new Poll.Option(option.text(), option.votes()))
                .toList();
        long votes = options.stream().mapToLong(Poll.Option::votes).sum();
        return new ReceivedPoll(
                options,
                poll.ends().orElse(published.plus(ENDLESS)),
                poll.isMultiple(),
                poll.voters().orElse(votes));
    }

    /** Whoever says nothing lets nobody quote (FEP-044f). */
    private static QuotePolicy quotePolicy(ReceivedNote note, RemoteAuthor author) {
        Optional<ReceivedRules.Rule> rule = note.rules().quote();
        if (rule.isEmpty()) {
            return QuotePolicy.NOBODY;
        }
        if (rule.get().everyone()) {
            return QuotePolicy.EVERYONE;
        }
        Optional<Iri> followers =
                Optional.of(author.elsewhere()).flatMap(Elsewhere::followers).flatMap(Iri::parse);
        return followers.filter(rule.get().others()::contains).isPresent() ? QuotePolicy.FOLLOWERS : QuotePolicy.NOBODY;
    }

    private static UUID tombstone(Iri iri) {
        return Letter.name("deleted " + iri.value());
    }
}
