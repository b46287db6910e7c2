package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.platform.Ids;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.Quote;
import health.rounds.posts.Quotes;
import health.rounds.publishing.QuoteRights;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Quotes across servers with the consent of whoever is quoted (FEP-044f): who would like to quote asks, and the answer names an approval
 * that everybody can look up at the server of the quoted author.
 */
@Component
class QuotesReceived {
    private final PostsReceived posts;
    private final Accounts accounts;
    private final Quotes quotes;
    private final QuoteRights rights;
    private final Fetches fetches;
    private final Activities activities;
    private final Recipients recipients;
    private final Herald herald;
    private final Transactions transactions;
    private final Ids ids;

    QuotesReceived(
            PostsReceived posts,
            Accounts accounts,
            Quotes quotes,
            QuoteRights rights,
            Fetches fetches,
            Activities activities,
            Recipients recipients,
            Herald herald,
            Transactions transactions,
            Ids ids) {
        this.posts = posts;
        this.accounts = accounts;
        this.quotes = quotes;
        this.rights = rights;
        this.fetches = fetches;
        this.activities = activities;
        this.recipients = recipients;
        this.herald = herald;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Somebody would like to quote a member's post: its author's policy answers. */
    void asked(ReceivedActivity.Request request, RemoteAuthor asker) throws Later {
        Optional<Post> quoted = posts.known(request.object()).filter(Post::isLocal);
        Optional<Account> author = quoted.flatMap(post -> accounts.byId(post.author()));
        if (author.isEmpty() || request.id().isEmpty()) {
            return;
        }
        Optional<Post> quoting = quotes.mayQuote(asker.id(), quoted.get()) ? quoting(request, asker) : Optional.empty();
        boolean granted = quoting.flatMap(Post::quote)
                .filter(quote ->
                        quote.stands() && quote.post().equals(quoted.get().id()))
                .isPresent();
        Thing answer = granted
                ? activities.acceptQuote(author.get(), request, quoting.get(), ids.next())
                : activities.rejectQuote(author.get(), request, ids.next());
        transactions.run(() -> herald.tell(author.get(), asker.account(), answer, recipients.only(asker.account())));
    }

    /** The post that would like to quote, as it is sent along or lies at its address. */
    private Optional<Post> quoting(ReceivedActivity.Request request, RemoteAuthor asker) throws Later {
        Optional<Iri> iri = request.instrument().id();
        Optional<ReceivedDocument> document = request.instrument() instanceof ReceivedNote || iri.isEmpty()
                ? Optional.of(request.instrument())
                : fetches.document(iri.get());
        if (document.isEmpty()
                || !(document.get() instanceof ReceivedNote note)
                || !note.author().value().equals(asker.elsewhere().uri())) {
            return Optional.empty();
        }
        return posts.keepQuoting(note, request.object());
    }

    /** Somebody lets a member quote a post of theirs. */
    void accepted(ReceivedDocument request, Optional<Iri> approval, RemoteAuthor author) {
        Optional<Post> quoting = asking(request, author);
        if (quoting.isPresent() && approval.isPresent()) {
            rights.granted(quoting.get().id(), approval.map(Iri::value));
        }
    }

    /** Somebody does not let a member quote a post of theirs, or no longer. */
    void rejected(ReceivedDocument request, RemoteAuthor author) {
        asking(request, author).ifPresent(quoting -> rights.refused(quoting.id()));
    }

    /** An approval is gone, and with it the quote that stood on it; false where it is none that is known. */
    boolean revoked(Iri approval, RemoteAuthor author) {
        Optional<Post> quoting = quotes.standingOn(approval.value())
                .filter(post -> post.quote()
                        .map(Quote::author)
                        .filter(author.id()::equals)
                        .isPresent());
        quoting.ifPresent(post -> rights.refused(post.id()));
        return quoting.isPresent();
    }

    /** The member's post that asked: the request is included, or named as we name it. */
    private Optional<Post> asking(ReceivedDocument request, RemoteAuthor author) {
        Optional<Iri> iri = switch (request) {
            case ReceivedActivity.Request asked -> asked.instrument().id();
            case ReceivedDocument.Named(Iri name) -> Optional.of(name.withoutFragment());
            default -> Optional.empty();
        };
        return iri.flatMap(posts::known)
                .filter(Post::isLocal)
                .filter(post -> post.quote()
                        .map(Quote::author)
                        .filter(author.id()::equals)
                        .isPresent());
    }
}
