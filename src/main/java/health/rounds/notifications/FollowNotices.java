package health.rounds.notifications;

import health.rounds.accounts.FollowChange;
import health.rounds.platform.OutboxListener;
import org.springframework.stereotype.Component;

/** Tells people who follows them, or would like to. */
@Component
final class FollowNotices implements OutboxListener<FollowChange> {
    private final Teller teller;

    FollowNotices(Teller teller) {
        this.teller = teller;
    }

    @Override
    public String name() {
        return "follow-notices";
    }

    @Override
    public Class<FollowChange> events() {
        return FollowChange.class;
    }

    @Override
    public void on(FollowChange change) {
        switch (change) {
            case FollowChange.Started started -> {
                teller.takeBack(started.target(), NoticeKind.FOLLOW_REQUEST, started.follower());
                if (started.isNew()) {
                    teller.tell(started.target(), NoticeKind.FOLLOW, started.follower());
                }
            }
            case FollowChange.Requested requested ->
                teller.tell(requested.target(), NoticeKind.FOLLOW_REQUEST, requested.follower());
            case FollowChange.Unasked unasked ->
                teller.takeBack(unasked.target(), NoticeKind.FOLLOW_REQUEST, unasked.follower());
            case FollowChange.Stopped stopped ->
                teller.takeBack(stopped.target(), NoticeKind.FOLLOW, stopped.follower());
        }
    }
}
