package health.rounds.accounts;

import health.rounds.platform.OutboxListener;
import org.springframework.stereotype.Component;

/** Lets members follow somebody of this community to where they have moved; servers elsewhere see to their own people. */
@Component
class FollowersMoved implements OutboxListener<ProfileEvent.Moved> {
    private final Moves moves;

    FollowersMoved(Moves moves) {
        this.moves = moves;
    }

    @Override
    public String name() {
        return "followers-moved";
    }

    @Override
    public Class<ProfileEvent.Moved> events() {
        return ProfileEvent.Moved.class;
    }

    @Override
    public void on(ProfileEvent.Moved event) {
        moves.bringMembers(event.account(), event.target());
    }
}
