package health.rounds.accounts;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to moving. A member names other accounts that are the same person, so that the followers of those may be brought here;
 * and goes on with another account that names the member's in turn, so that nobody can send their followers after somebody who never asked.
 */
@Component
public class Moves {
    /** How many other accounts somebody can name. */
    public static final int MOST_OTHERS = 10;

    private final AccountStore store;
    private final RemoteAccountStore moves;
    private final People people;
    private final Follows follows;
    private final ApplicationEventPublisher events;

    Moves(
            AccountStore store,
            RemoteAccountStore moves,
            People people,
            Follows follows,
            ApplicationEventPublisher events) {
        this.store = store;
        this.moves = moves;
        this.people = people;
        this.follows = follows;
        this.events = events;
    }

    /**
     * Names another account that is the same person; false where there are too many already.
     *
     * @param uri what that account is called among servers
     */
    @Transactional
    public boolean addOther(AccountId member, String uri) {
        List<String> others = new ArrayList<>(store.lock(member).orElseThrow().alsoKnownAs());
        if (others.contains(uri)) {
            return true;
        }
        others.add(uri);
        return others.size() <= MOST_OTHERS && keep(member, others);
    }

    /** Takes back that another account is the same person; false where it was not named. */
    @Transactional
    public boolean removeOther(AccountId member, String uri) {
        List<String> others = new ArrayList<>(store.lock(member).orElseThrow().alsoKnownAs());
        return others.remove(uri) && keep(member, others);
    }

    private boolean keep(AccountId member, List<String> others) {
        store.setAlsoKnownAs(member, others);
        people.profileChanged(member);
        return true;
    }

    /**
     * Goes on with another account: the profile says so, and followers are told, which asks their servers to follow there.
     *
     * @param uri what the member is called among servers
     * @param target as its server tells it now
     */
    @Transactional
    public MoveOutcome move(AccountId member, String uri, Account target) {
        if (target.id().equals(member)) {
            return MoveOutcome.ITSELF;
        }
        if (target.movedTo().isPresent() || target.sanctions().isSuspended()) {
            return MoveOutcome.NOT_THERE;
        }
        if (!target.alsoKnownAs().contains(uri)) {
            return MoveOutcome.NOT_CLAIMED;
        }
        moves.move(member, target.id());
        people.profileChanged(member);
        events.publishEvent(new ProfileEvent.Moved(member, target.id()));
        return MoveOutcome.MOVED;
    }

    /** Takes a move back: the profile says nothing of it any more. Followers who have gone along do not come back by themselves. */
    @Transactional
    public void moveBack(AccountId member) {
        moves.move(member, null);
        people.profileChanged(member);
    }

    /** Lets the members who follow an account follow another one instead, asking where it has to be asked. */
    public void bringMembers(AccountId from, AccountId to) {
        for (AccountId follower : follows.membersFollowing(from)) {
            if (!follower.equals(to)) {
                follows.start(follower, to, true, false);
                follows.stop(follower, from);
            }
        }
    }
}
