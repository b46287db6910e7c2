package health.rounds.accounts;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to follows and follow requests; changes are told as {@link FollowChange} events. */
@Component
public class Follows {
    /** Starts to follow, or asks to where the target approves followers; a second call changes the two options. */
    public FollowOutcome start(AccountId follower, AccountId target, boolean showBoosts, boolean notifying) {
        throw new UnsupportedOperationException();
    }

    /** Ends a follow or withdraws the request. */
    public void stop(AccountId follower, AccountId target) {
        throw new UnsupportedOperationException();
    }

    /** Accepts a request; false where there is none. */
    public boolean accept(AccountId target, AccountId follower) {
        throw new UnsupportedOperationException();
    }

    /** Rejects a request; false where there is none. */
    public boolean reject(AccountId target, AccountId follower) {
        throw new UnsupportedOperationException();
    }

    public boolean isFollowing(AccountId follower, AccountId target) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public Slice<Account> followersOf(AccountId target, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public Slice<Account> followedBy(AccountId follower, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Those who wait for the target's answer, newest first. */
    public Slice<Account> requestsTo(AccountId target, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Those of the targets whom the follower follows; one query. */
    public Set<AccountId> followedAmong(AccountId follower, Collection<AccountId> targets) {
        throw new UnsupportedOperationException();
    }

    /** Followers who asked to be told of every post of this author. */
    public List<AccountId> notifiedOf(AccountId author) {
        throw new UnsupportedOperationException();
    }

    /** Every follow there is, read row by row: for the graph in memory, at start. */
    public void all(EachFollow each) {
        throw new UnsupportedOperationException();
    }

    /** Takes one follow. */
    public interface EachFollow {
        void take(AccountId follower, AccountId target, boolean showBoosts);
    }
}
