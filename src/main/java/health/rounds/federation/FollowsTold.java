package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowChange;
import health.rounds.blocklists.Peering;
import health.rounds.platform.Ids;
import health.rounds.platform.OutboxListener;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells other servers of follows between members and people there, and answers those that people there have asked for. */
@Component
class FollowsTold implements OutboxListener<FollowChange> {
    private final Accounts accounts;
    private final RemoteFollowStore names;
    private final Activities activities;
    private final Recipients recipients;
    private final Herald herald;
    private final Peering peering;
    private final Ids ids;

    FollowsTold(
            Accounts accounts,
            RemoteFollowStore names,
            Activities activities,
            Recipients recipients,
            Herald herald,
            Peering peering,
            Ids ids) {
        this.accounts = accounts;
        this.names = names;
        this.activities = activities;
        this.recipients = recipients;
        this.herald = herald;
        this.peering = peering;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "federation-follows";
    }

    @Override
    public Class<FollowChange> events() {
        return FollowChange.class;
    }

    @Override
    public void on(FollowChange change) {
        Optional<Account> follower = accounts.byId(change.follower());
        Optional<Account> target = accounts.byId(change.target());
        if (!peering.isOn()
                || follower.isEmpty()
                || target.isEmpty()
                || follower.get().isLocal() == target.get().isLocal()) {
            return;
        }
        if (follower.get().isLocal()) {
            tellOfOurs(change, follower.get(), target.get());
        } else {
            answer(change, follower.get(), target.get());
        }
    }

    /** A member follows somebody elsewhere. */
    private void tellOfOurs(FollowChange change, Account follower, Account target) {
        switch (change) {
            case FollowChange.Requested _ -> follow(follower, target);
            case FollowChange.Unasked unasked -> tellOfEnd(unasked.by(), follower, target);
            case FollowChange.Stopped stopped -> tellOfEnd(stopped.by(), follower, target);
            case FollowChange.Started _ -> {
                // Their server let it begin.
            }
        }
    }

    private void tellOfEnd(AccountId by, Account follower, Account target) {
        if (by.equals(follower.id())) {
            unfollow(follower, target);
        }
    }

    private void follow(Account follower, Account target) {
        String name = activities.followName(follower, ids.next());
        names.keep(follower.id(), target.id(), name);
        herald.tell(follower, target, activities.follow(follower, target, name), recipients.only(target));
    }

    /** Says that a member does not follow somebody, whatever their server thinks; in the caller's transaction. */
    void unfollow(Account follower, Account target) {
        String name =
                names.take(follower.id(), target.id()).orElseGet(() -> activities.followName(follower, ids.next()));
        herald.tell(follower, target, activities.undoFollow(follower, target, name), recipients.only(target));
    }

    /** Somebody elsewhere follows a member. */
    private void answer(FollowChange change, Account follower, Account target) {
        switch (change) {
            case FollowChange.Started _ ->
                herald.tell(
                        target,
                        follower,
                        activities.accept(target, follower, names.find(follower.id(), target.id()), ids.next()),
                        recipients.only(follower));
            case FollowChange.Unasked unasked -> refuse(unasked.by(), target, follower);
            case FollowChange.Stopped stopped -> refuse(stopped.by(), target, follower);
            case FollowChange.Requested _ -> {
                // The member decides.
            }
        }
    }

    private void refuse(AccountId by, Account target, Account follower) {
        if (by.equals(target.id())) {
            reject(target, follower);
        }
    }

    /** Says that a member does not let somebody follow; in the caller's transaction. */
    void reject(Account target, Account follower) {
        Thing no = activities.reject(target, follower, names.find(follower.id(), target.id()), ids.next());
        herald.tell(target, follower, no, recipients.only(follower));
    }
}
