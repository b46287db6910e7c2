package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import health.rounds.timelines.Timelines;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to what authors decide about quotes of their posts; whoever looks at one sees the change at once. */
@Component
public class QuoteRights {
    private final Quotes quotes;
    private final Timelines timelines;
    private final Transactions transactions;

    QuoteRights(Quotes quotes, Timelines timelines, Transactions transactions) {
        this.quotes = quotes;
        this.timelines = timelines;
        this.transactions = transactions;
    }

    /** Decides who may quote one's own post from now on; quotes that stand are left. Empty where it is not theirs, or a boost. */
    public Optional<Post> allow(AccountId author, PostId post, QuotePolicy policy) {
        Optional<Post> changed = transactions.call(() -> quotes.allow(author, post, policy));
        changed.ifPresent(timelines::revise);
        return changed;
    }

    /** Takes one's own post out of one that quotes it, for good; answers with that one, empty where there is no such quote. */
    public Optional<Post> revoke(AccountId author, PostId quoted, PostId quoting) {
        Optional<Post> changed = transactions.call(() -> quotes.revoke(author, quoted, quoting));
        changed.ifPresent(timelines::revise);
        return changed;
    }
}
