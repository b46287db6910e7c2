package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import health.rounds.timelines.Timelines;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to what authors decide about quotes of their posts; whoever looks at one sees the change at once. */
@Component
public class QuoteRights {
    private final Quotes quotes;
    private final Timelines timelines;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    QuoteRights(Quotes quotes, Timelines timelines, Transactions transactions, ApplicationEventPublisher events) {
        this.quotes = quotes;
        this.timelines = timelines;
        this.transactions = transactions;
        this.events = events;
    }

    /** Decides who may quote one's own post from now on; quotes that stand are left. Empty where it is not theirs, or a boost. */
    public Optional<Post> allow(AccountId author, PostId post, QuotePolicy policy) {
        Optional<Post> changed = transactions.call(() -> quotes.allow(author, post, policy));
        changed.ifPresent(timelines::revise);
        return changed;
    }

    /** Takes one's own post out of one that quotes it, for good; answers with that one, empty where there is no such quote. */
    public Optional<Post> revoke(AccountId author, PostId quoted, PostId quoting) {
        Optional<Post> changed = transactions.call(() -> {
            Optional<Post> without = quotes.revoke(author, quoted, quoting);
            without.ifPresent(post -> events.publishEvent(new PostEvent.QuoteRevoked(quoted, quoting)));
            return without;
        });
        changed.ifPresent(timelines::revise);
        return changed;
    }

    /** The author of a post lets another one quote it, and, where that is elsewhere, says so at an address there. */
    public void granted(PostId quoting, Optional<String> authorization) {
        answered(() -> quotes.grant(quoting, authorization));
    }

    /** The author of a post elsewhere does not let one quote it, or no longer. */
    public void refused(PostId quoting) {
        answered(() -> quotes.refuse(quoting));
    }

    private void answered(Supplier<Optional<Post>> answer) {
        Optional<Post> changed = transactions.call(() -> {
            Optional<Post> now = answer.get();
            now.ifPresent(post -> events.publishEvent(new PostEvent.QuoteAnswered(post.id())));
            return now;
        });
        changed.ifPresent(timelines::revise);
    }
}
