package health.rounds.accounts;

import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to follows and follow requests; changes are told as {@link FollowChange} events, published inside the
 * transaction for listeners that hear of them after its commit.
 */
@Component
public class Follows {
    private final FollowStore store;
    private final FollowRecipe recipe;
    private final RelationshipStore relationships;
    private final AccountStore accounts;
    private final CountStore counts;
    private final People people;
    private final Sanctioned sanctioned;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Follows(
            FollowStore store,
            FollowRecipe recipe,
            RelationshipStore relationships,
            AccountStore accounts,
            CountStore counts,
            People people,
            Sanctioned sanctioned,
            Ids ids,
            ApplicationEventPublisher events) {
        this.store = store;
        this.recipe = recipe;
        this.relationships = relationships;
        this.accounts = accounts;
        this.counts = counts;
        this.people = people;
        this.sanctioned = sanctioned;
        this.ids = ids;
        this.events = events;
    }

    /** Starts to follow, or asks to where the target approves followers or is elsewhere; a second call changes the two options. */
    @Transactional
    public FollowOutcome start(AccountId follower, AccountId target, boolean showBoosts, boolean notifying) {
        if (!counts.lock(follower, target)
                || relationships.areApart(follower, target)
                || sanctioned.suspended().contains(target)) {
            return FollowOutcome.REFUSED;
        }
        if (store.changeOptions(follower, target, showBoosts, notifying)) {
            events.publishEvent(new FollowChange.Started(follower, target, showBoosts, notifying, false));
            return FollowOutcome.FOLLOWING;
        }
        if (accounts.asksFirst(target)) {
            if (store.request(ids.next(), follower, target, showBoosts, notifying)) {
                events.publishEvent(new FollowChange.Requested(follower, target));
            }
            return FollowOutcome.REQUESTED;
        }
        store.takeRequest(target, follower);
        recipe.begin(follower, target, showBoosts, notifying);
        return FollowOutcome.FOLLOWING;
    }

    /** Ends a follow or withdraws the request. */
    @Transactional
    public void stop(AccountId follower, AccountId target) {
        if (counts.lock(follower, target)) {
            recipe.end(follower, target, follower);
        }
    }

    /** The target lets somebody follow no more, or refuses the request. */
    @Transactional
    public void remove(AccountId target, AccountId follower) {
        if (counts.lock(follower, target)) {
            recipe.end(follower, target, target);
        }
    }

    /** Ends every follow by an account, and every request of it. */
    @Transactional
    public void endAllBy(AccountId follower) {
        recipe.endAllBy(follower);
    }

    /** Accepts a request; false where there is none. */
    @Transactional
    public boolean accept(AccountId target, AccountId follower) {
        return counts.lock(follower, target) && recipe.accept(target, follower);
    }

    /** Rejects a request; false where there is none. */
    @Transactional
    public boolean reject(AccountId target, AccountId follower) {
        return recipe.unask(follower, target, target);
    }

    public boolean isFollowing(AccountId follower, AccountId target) {
        return store.exists(follower, target);
    }

    /** Newest first. */
    public Slice<Account> followersOf(AccountId target, Page page) {
        return people.slice(store.followersOf(target, page));
    }

    /** Newest first. */
    public Slice<Account> followedBy(AccountId follower, Page page) {
        return people.slice(store.followedBy(follower, page));
    }

    /** What those call themselves whom the follower follows, the newest follows first. */
    public List<String> displayNamesFollowedBy(AccountId follower, int most) {
        return store.displayNamesFollowedBy(follower, most);
    }

    /** Those who wait for the target's answer, newest first. */
    public Slice<Account> requestsTo(AccountId target, Page page) {
        return people.slice(store.requestsTo(target, page));
    }

    /** Those of the targets whom the follower follows; one query. */
    public Set<AccountId> followedAmong(AccountId follower, Collection<AccountId> targets) {
        return targets.isEmpty() ? Set.of() : store.followedAmong(follower, targets);
    }

    /**
     * For each of the targets that exists, in the order asked, those of its followers whom the viewer follows, {@code most} at most;
     * two queries.
     */
    public Map<AccountId, List<Account>> familiarFollowers(AccountId viewer, Collection<AccountId> targets, int most) {
        Map<AccountId, List<AccountId>> familiar = store.familiar(viewer, targets, most);
        Map<AccountId, Account> known =
                people.byIds(familiar.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        Map<AccountId, List<Account>> found = new LinkedHashMap<>();
        familiar.forEach((target, followers) -> found.put(
                target,
                followers.stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .filter(account -> !account.sanctions().isSuspended())
                        .toList()));
        return found;
    }

    /** Whether anybody follows an account. */
    public boolean isFollowed(AccountId target) {
        return store.hasFollowers(target);
    }

    /** Members of this community who follow an account. */
    public List<AccountId> membersFollowing(AccountId target) {
        return store.localFollowers(target);
    }

    /** Followers who asked to be told of every post of this author. */
    public List<AccountId> notifiedOf(AccountId author) {
        return store.notifiedOf(author);
    }

    /** Every follow there is, once and in no order, as of one moment and read row by row: for the graph in memory, at start. */
    @Transactional(readOnly = true)
    public void all(EachFollow each) {
        store.all(each);
    }

    /** Takes one follow. */
    @FunctionalInterface
    public interface EachFollow {
        /** The next one. */
        void take(AccountId follower, AccountId target, boolean showBoosts);
    }
}
