package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to boosts: posts of others that an account passes on, one at most of each. */
@Component
public class Boosts {
    private final PostStore store;
    private final Readers readers;
    private final Hydrator hydrator;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Boosts(
            PostStore store,
            Readers readers,
            Hydrator hydrator,
            Accounts accounts,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.readers = readers;
        this.hydrator = hydrator;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Adds a boost inside the caller's transaction; a second one gives the first. Empty where the post may not be boosted by this account. */
    public Optional<Boost> add(AccountId account, PostId target, Visibility visibility) {
        Optional<PostRow> found = store.byId(target).filter(row -> row.boostOf().isEmpty() && mayBoost(row, account));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<PostRow> earlier = store.boostBy(account, target);
        if (earlier.isPresent()) {
            return Optional.of(new Boost(hydrator.post(earlier.get()), false));
        }
        PostRow original = found.get();
        PostId id = new PostId(ids.next());
        PostRow boost = PostRow.boost(
                id,
                account,
                clock.instant(),
                original.visibility() == Visibility.FOLLOWERS ? Visibility.FOLLOWERS : visibility,
                target,
                Optional.empty());
        store.insert(boost, original.author(), null);
        store.count(target, 0, 1, 0);
        accounts.countPosts(account, 1, boost.createdAt());
        AfterCommit.run(() -> events.publishEvent(new PostChanged(target)));
        return Optional.of(new Boost(hydrator.fresh(boost, Optional.empty()), true));
    }

    /** A boost, and whether it is new. */
    public record Boost(Post post, boolean isNew) {}

    /** The boosts of a post. */
    public List<PostId> of(PostId post) {
        return store.boostsOf(post).stream().map(PostRow::id).toList();
    }

    /** The id of an account's boost of a post. */
    public Optional<PostId> by(AccountId account, PostId target) {
        return store.boostBy(account, target).map(PostRow::id);
    }

    private boolean mayBoost(PostRow row, AccountId account) {
        return switch (row.visibility()) {
            case PUBLIC, UNLISTED -> readers.mayRead(row, Optional.of(account));
            case FOLLOWERS -> row.author().equals(account);
            case DIRECT -> false;
        };
    }
}
