package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.platform.Ids;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.Quote;
import health.rounds.posts.Quotes;
import health.rounds.posts.Reactions;
import health.rounds.posts.Replies;
import health.rounds.posts.ReplyPolicy;
import health.rounds.publishing.PostRights;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is done across servers with the consent of whose post it is (FEP-044f for quotes, gotosocial.org/ns for answers, likes and boosts):
 * who would like to asks, and the answer names an approval that everybody can look up at the server of that author.
 */
@Component
class RequestsReceived {
    private final PostsReceived posts;
    private final ReactionsReceived received;
    private final Accounts accounts;
    private final Quotes quotes;
    private final Replies replies;
    private final Reactions reactions;
    private final PostRights rights;
    private final Fetches fetches;
    private final Activities activities;
    private final Addressing addressing;
    private final Recipients recipients;
    private final Herald herald;
    private final Transactions transactions;
    private final Ids ids;

    RequestsReceived(
            PostsReceived posts,
            ReactionsReceived received,
            Accounts accounts,
            Quotes quotes,
            Replies replies,
            Reactions reactions,
            PostRights rights,
            Fetches fetches,
            Activities activities,
            Addressing addressing,
            Recipients recipients,
            Herald herald,
            Transactions transactions,
            Ids ids) {
        this.posts = posts;
        this.received = received;
        this.accounts = accounts;
        this.quotes = quotes;
        this.replies = replies;
        this.reactions = reactions;
        this.rights = rights;
        this.fetches = fetches;
        this.activities = activities;
        this.addressing = addressing;
        this.recipients = recipients;
        this.herald = herald;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Somebody would like to do something with a member's post: its author's policy answers. */
    void asked(ReceivedActivity.Request request, RemoteAuthor asker) throws Later {
        Optional<Post> target = posts.known(request.object()).filter(Post::isLocal);
        Optional<Account> author = target.flatMap(post -> accounts.byId(post.author()));
        if (author.isEmpty() || request.id().isEmpty()) {
            return;
        }
        Optional<String> authorization = switch (request.kind()) {
            case QUOTE -> quoting(request, asker, target.get(), author.get());
            case REPLY -> answering(request, asker, target.get(), author.get());
            case LIKE -> liking(request, asker, target.get(), author.get());
            case ANNOUNCE -> boosting(request, asker, target.get(), author.get());
        };
        tell(
                author.get(),
                asker,
                authorization
                        .map(address -> activities.accept(author.get(), request, address, ids.next()))
                        .orElseGet(() -> activities.reject(author.get(), request, ids.next())));
    }

    /** Somebody has answered a post without asking; where not everybody's answer stands, they are told whether theirs does. */
    void answered(ReceivedNote answer, RemoteAuthor by) {
        Optional<Post> target =
                posts.answered(answer).filter(post -> post.isLocal() && post.replyPolicy() != ReplyPolicy.EVERYONE);
        Optional<Account> author = target.flatMap(post -> accounts.byId(post.author()));
        if (author.isEmpty()) {
            return;
        }
        Optional<Post> kept = posts.known(answer.iri()).filter(post -> stands(post, target.get()));
        String name = answer.iri().value();
        if (kept.isPresent()) {
            String address = addressing.authorization(
                    author.get(),
                    ReceivedActivity.Request.Kind.REPLY,
                    kept.get().id());
            tell(author.get(), by, activities.acceptReply(author.get(), by.account(), name, address, ids.next()));
        } else if (!replies.mayAnswer(by.id(), target.get())) {
            tell(author.get(), by, activities.rejectReply(author.get(), by.account(), name, ids.next()));
        }
    }

    private void tell(Account author, RemoteAuthor asker, Thing answer) {
        transactions.run(() -> herald.tell(author, asker.account(), answer, recipients.only(asker.account())));
    }

    private Optional<String> quoting(ReceivedActivity.Request request, RemoteAuthor asker, Post quoted, Account author)
            throws Later {
        Optional<ReceivedNote> note = quotes.mayQuote(asker.id(), quoted) ? note(request, asker) : Optional.empty();
        Optional<Post> quoting = note.isPresent() ? posts.keepQuoting(note.get(), request.object()) : Optional.empty();
        return quoting.filter(post -> post.quote()
                        .filter(quote -> quote.stands() && quote.post().equals(quoted.id()))
                        .isPresent())
                .map(post -> addressing.authorization(author, request.kind(), post.id()));
    }

    private Optional<String> answering(
            ReceivedActivity.Request request, RemoteAuthor asker, Post answered, Account author) throws Later {
        Optional<ReceivedNote> note = replies.mayAnswer(asker.id(), answered) && posts.mayRead(asker, answered)
                ? note(request, asker)
                : Optional.empty();
        Optional<Post> answer = note.isPresent() ? posts.keep(note.get()) : Optional.empty();
        return answer.filter(post -> stands(post, answered))
                .map(post -> addressing.authorization(author, request.kind(), post.id()));
    }

    private static boolean stands(Post answer, Post answered) {
        return answer.replyConsent().isGiven()
                && answer.replyTo().filter(answered.id()::equals).isPresent();
    }

    private Optional<String> liking(ReceivedActivity.Request request, RemoteAuthor asker, Post liked, Account author) {
        Optional<Iri> like = request.instrument().id();
        return like.flatMap(name -> reactions.favourite(asker.id(), liked.id(), name.value()))
                .map(post -> addressing.likeAuthorization(author, post.id(), asker.id()));
    }

    private Optional<String> boosting(
            ReceivedActivity.Request request, RemoteAuthor asker, Post boosted, Account author) throws Later {
        Optional<ReceivedActivity.Announce> announce = instrument(request)
                .filter(ReceivedActivity.Announce.class::isInstance)
                .map(ReceivedActivity.Announce.class::cast)
                .filter(said -> said.actor().value().equals(asker.elsewhere().uri()));
        if (announce.isEmpty()) {
            return Optional.empty();
        }
        received.announced(announce.get(), asker);
        return announce.get()
                .id()
                .flatMap(posts::known)
                .filter(boost -> boost.boostOf().filter(boosted.id()::equals).isPresent())
                .map(boost -> addressing.authorization(author, request.kind(), boost.id()));
    }

    /** Their own post that would like to, as it is sent along or lies at its address. */
    private Optional<ReceivedNote> note(ReceivedActivity.Request request, RemoteAuthor asker) throws Later {
        return instrument(request)
                .filter(ReceivedNote.class::isInstance)
                .map(ReceivedNote.class::cast)
                .filter(note -> note.author().value().equals(asker.elsewhere().uri()));
    }

    private Optional<ReceivedDocument> instrument(ReceivedActivity.Request request) throws Later {
        return request.instrument() instanceof ReceivedDocument.Named(Iri iri)
                ? fetches.document(iri)
                : Optional.of(request.instrument());
    }

    /** Somebody lets a member quote or answer a post of theirs. */
    void accepted(ReceivedDocument request, Optional<Iri> approval, RemoteAuthor author) {
        if (approval.isEmpty()) {
            return;
        }
        quotingOf(request, author).ifPresent(post -> rights.granted(post.id(), approval.map(Iri::value)));
        answerTo(request, author)
                .ifPresent(post -> rights.replyGranted(post.id(), approval.get().value()));
    }

    /** Somebody does not let a member quote or answer a post of theirs, or no longer. */
    void rejected(ReceivedDocument request, RemoteAuthor author) {
        quotingOf(request, author).ifPresent(post -> rights.refused(post.id()));
        answerTo(request, author).ifPresent(post -> rights.replyRefused(post.id()));
    }

    /** An approval is gone, and with it what stood on it; false where it is none that is known. */
    boolean revoked(Iri approval, RemoteAuthor author) {
        Optional<Post> quoting = quotes.standingOn(approval.value()).filter(post -> quotes(post, author));
        quoting.ifPresent(post -> rights.refused(post.id()));
        Optional<Post> answer = replies.standingOn(approval.value()).filter(post -> answers(post, author));
        answer.ifPresent(post -> rights.replyRefused(post.id()));
        return quoting.isPresent() || answer.isPresent();
    }

    /** The member's post that asked to quote. */
    private Optional<Post> quotingOf(ReceivedDocument request, RemoteAuthor author) {
        return asking(request, ReceivedActivity.Request.Kind.QUOTE).filter(post -> quotes(post, author));
    }

    /** The member's post that answers, whether it asked or not. */
    private Optional<Post> answerTo(ReceivedDocument request, RemoteAuthor author) {
        return asking(request, ReceivedActivity.Request.Kind.REPLY).filter(post -> answers(post, author));
    }

    /** The request is included, or named as we name it; without asking, an answer itself is. */
    private Optional<Post> asking(ReceivedDocument request, ReceivedActivity.Request.Kind kind) {
        Optional<Iri> iri = switch (request) {
            case ReceivedActivity.Request asked ->
                asked.kind() == kind ? asked.instrument().id() : Optional.empty();
            case ReceivedDocument.Named(Iri name) -> Optional.of(name).filter(named -> isAbout(named, kind));
            default -> Optional.empty();
        };
        return iri.map(Iri::withoutFragment).flatMap(posts::known).filter(Post::isLocal);
    }

    private static boolean isAbout(Iri name, ReceivedActivity.Request.Kind kind) {
        boolean isRequest = name.value().endsWith("#" + kind.word() + "-request");
        return isRequest || (kind == ReceivedActivity.Request.Kind.REPLY && name.equals(name.withoutFragment()));
    }

    private static boolean quotes(Post post, RemoteAuthor author) {
        return post.quote().map(Quote::author).filter(author.id()::equals).isPresent();
    }

    private static boolean answers(Post post, RemoteAuthor author) {
        return post.replyToAccount().filter(author.id()::equals).isPresent();
    }
}
