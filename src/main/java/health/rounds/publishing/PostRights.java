package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import health.rounds.posts.Replies;
import health.rounds.posts.ReplyPolicy;
import health.rounds.timelines.Timelines;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to what authors decide about quotes of their posts and answers to them; whoever looks at one sees the change at once. */
@Component
public class PostRights {
    private final Quotes quotes;
    private final Replies replies;
    private final Timelines timelines;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    PostRights(
            Quotes quotes,
            Replies replies,
            Timelines timelines,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.quotes = quotes;
        this.replies = replies;
        this.timelines = timelines;
        this.transactions = transactions;
        this.events = events;
    }

    /** Decides who may quote one's own post from now on; quotes that stand are left. Empty where it is not theirs, or a boost. */
    public Optional<Post> allow(AccountId author, PostId post, QuotePolicy policy) {
        return decided(() -> quotes.allow(author, post, policy));
    }

    /** Decides who may answer one's own post from now on; answers that stand are left. Empty where it is not theirs, or a boost. */
    public Optional<Post> allow(AccountId author, PostId post, ReplyPolicy policy) {
        return decided(() -> replies.allow(author, post, policy));
    }

    private Optional<Post> decided(Supplier<Optional<Post>> decision) {
        Optional<Post> changed = transactions.call(() -> {
            Optional<Post> now = decision.get();
            now.ifPresent(post -> events.publishEvent(new PostEvent.RightsChanged(post.id())));
            return now;
        });
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
        answered(() -> quotes.grant(quoting, authorization), PostEvent.QuoteAnswered::new, timelines::revise);
    }

    /** The author of a post elsewhere does not let one quote it, or no longer. */
    public void refused(PostId quoting) {
        answered(() -> quotes.refuse(quoting), PostEvent.QuoteAnswered::new, timelines::revise);
    }

    /** The author of a post elsewhere lets an answer stand below it, and says so at an address there. */
    public void replyGranted(PostId answer, String authorization) {
        answered(() -> replies.grant(answer, authorization), PostEvent.ReplyAnswered::new, timelines::admit);
    }

    /** The author of a post does not let an answer stand below it, or no longer. */
    public void replyRefused(PostId answer) {
        answered(() -> replies.refuse(answer), PostEvent.ReplyAnswered::new, timelines::leaveOut);
    }

    private void answered(Supplier<Optional<Post>> answer, Function<PostId, PostEvent> event, Consumer<Post> shown) {
        Optional<Post> changed = transactions.call(() -> {
            Optional<Post> now = answer.get();
            now.ifPresent(post -> events.publishEvent(event.apply(post.id())));
            return now;
        });
        changed.ifPresent(shown);
    }
}
