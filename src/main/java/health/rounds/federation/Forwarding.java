package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Passes answers to members' open posts on to those who follow these members elsewhere, as they came (ActivityPub, section 7.1.2): their
 * servers know the question and would else not know the answer. Whoever gets one believes its proof, or asks where it comes from.
 */
@Component
class Forwarding {
    private final PostsReceived received;
    private final Posts posts;
    private final Accounts accounts;
    private final Recipients recipients;
    private final Herald herald;
    private final Transactions transactions;

    Forwarding(
            PostsReceived received,
            Posts posts,
            Accounts accounts,
            Recipients recipients,
            Herald herald,
            Transactions transactions) {
        this.received = received;
        this.posts = posts;
        this.accounts = accounts;
        this.recipients = recipients;
        this.herald = herald;
        this.transactions = transactions;
    }

    /** The member's post that something answers; asked before it is done, as an answer that is deleted is gone afterwards. */
    Optional<Post> answered(ReceivedActivity activity) {
        Optional<Post> post = activity instanceof ReceivedActivity.Delete delete
                ? received.known(delete.object()).flatMap(Post::replyTo).flatMap(this::find)
                : answer(activity).flatMap(ReceivedNote::replyTo).flatMap(received::known);
        return post.filter(found -> found.isLocal() && found.visibility().isOpen());
    }

    /** The post for everybody that it is about. */
    private static Optional<ReceivedNote> answer(ReceivedActivity activity) {
        Optional<ReceivedDocument> object = switch (activity) {
            case ReceivedActivity.Create create -> Optional.of(create.object());
            case ReceivedActivity.Update update -> Optional.of(update.object());
            default -> Optional.empty();
        };
        return object.filter(ReceivedNote.class::isInstance)
                .map(ReceivedNote.class::cast)
                .filter(note -> note.audience().toEveryone() || note.audience().ccEveryone());
    }

    /** Passes it on, but not to where it came from. */
    void forward(ReceivedActivity activity, byte[] body, Post answered) {
        Optional<Account> author = accounts.byId(answered.author());
        List<URI> inboxes = recipients.followersOf(answered.author()).stream()
                .filter(inbox -> !activity.actor().host().equals(inbox.getAuthority()))
                .toList();
        author.ifPresent(member -> transactions.run(() -> herald.passOn(answered.id(), member, body, inboxes)));
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }
}
