package health.rounds.accounts;

import health.rounds.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What beginning and ending a follow brings with it; whoever calls has a transaction and has locked both accounts' counts. */
@Component
final class FollowRecipe {
    private final FollowStore store;
    private final CountStore counts;
    private final PeopleListStore lists;
    private final ListMembers listMembers;
    private final People people;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    FollowRecipe(
            FollowStore store,
            CountStore counts,
            PeopleListStore lists,
            ListMembers listMembers,
            People people,
            Ids ids,
            ApplicationEventPublisher events) {
        this.store = store;
        this.counts = counts;
        this.lists = lists;
        this.listMembers = listMembers;
        this.people = people;
        this.ids = ids;
        this.events = events;
    }

    void begin(AccountId follower, AccountId target, boolean showBoosts, boolean notifying) {
        store.insert(ids.next(), follower, target, showBoosts, notifying);
        counts.countFollow(follower, target, 1);
        tell(new FollowChange.Started(follower, target, showBoosts, notifying, true));
    }

    /** Ends a follow and withdraws a request, whichever there is; {@code by} is whichever of the two does it. */
    void end(AccountId follower, AccountId target, AccountId by) {
        unask(follower, target, by);
        if (store.delete(follower, target)) {
            counts.countFollow(follower, target, -1);
            lists.dropFromAll(follower, target).forEach(list -> listMembers.changed(follower, list));
            tell(new FollowChange.Stopped(follower, target, by));
        }
    }

    /** Ends a request; false where there is none. */
    boolean unask(AccountId follower, AccountId target, AccountId by) {
        boolean asked = store.takeRequest(target, follower).isPresent();
        if (asked) {
            events.publishEvent(new FollowChange.Unasked(follower, target, by));
        }
        return asked;
    }

    /** Turns a request into a follow; false where there is none. */
    boolean accept(AccountId target, AccountId follower) {
        Optional<FollowStore.Request> request = store.takeRequest(target, follower);
        request.ifPresent(asked -> begin(follower, target, asked.showBoosts(), asked.notifying()));
        return request.isPresent();
    }

    /** Accepts everyone who waits; the target's counts must be locked <em>not</em> yet. */
    void acceptAll(AccountId target) {
        List<AccountId> askers = store.askers(target);
        List<AccountId> all = new ArrayList<>(askers);
        all.add(target);
        counts.lock(all);
        askers.forEach(follower -> accept(target, follower));
    }

    /** Lets nobody begin or end to follow this account, nor it anybody, until the transaction ends. */
    void lockWithFollowers(AccountId target) {
        List<AccountId> all = store.followersAndAskers(target);
        all.add(target);
        counts.lock(all);
    }

    /** Ends every follow of this account and every request to it; the counts must be locked. */
    void endAll(AccountId target) {
        store.followersAndAskers(target).forEach(follower -> end(follower, target, target));
    }

    /** Ends every follow by this account, and every request of it; the counts must be locked <em>not</em> yet. */
    void endAllBy(AccountId follower) {
        List<AccountId> followed = store.followedAndAsked(follower);
        List<AccountId> all = new ArrayList<>(followed);
        all.add(follower);
        counts.lock(all);
        followed.forEach(target -> end(follower, target, follower));
    }

    /** Ends every follow of this account and by it, and every request; the counts must be locked <em>not</em> yet. */
    void endAllBothWays(AccountId account) {
        List<AccountId> followers = store.followersAndAskers(account);
        List<AccountId> followed = store.followedAndAsked(account);
        List<AccountId> all = new ArrayList<>(followers);
        all.addAll(followed);
        all.add(account);
        counts.lock(all);
        followers.forEach(follower -> end(follower, account, account));
        followed.forEach(target -> end(account, target, account));
    }

    private void tell(FollowChange change) {
        people.changed(change.follower());
        people.changed(change.target());
        events.publishEvent(change);
    }
}
