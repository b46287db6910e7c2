package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import java.util.Collection;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door for people whom a post names and who were found only after it was published. */
@Component
public class Mentioning {
    private final Posts posts;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Mentioning(Posts posts, Transactions transactions, ApplicationEventPublisher events) {
        this.posts = posts;
        this.transactions = transactions;
        this.events = events;
    }

    /** They may read the post from now on, and are told. Whoever is not named in its present text is not among them. */
    public void alsoFor(PostId id, Collection<AccountId> found) {
        transactions.run(() -> {
            Optional<Post> post = found.isEmpty() ? Optional.empty() : posts.mentionAgain(id);
            post.ifPresent(named -> events.publishEvent(new PostEvent.MentionsFound(named.id())));
        });
    }
}
