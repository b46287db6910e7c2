package health.rounds.identity;

import health.rounds.platform.AfterCommit;
import health.rounds.platform.OutboxListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the running server forget what it holds in memory about somebody whose standing changed, perhaps by a command. */
@Component
class Standings implements OutboxListener<StandingChange> {
    private final Users users;
    private final Tokens tokens;
    private final Staff staff;
    private final ApplicationEventPublisher events;

    Standings(Users users, Tokens tokens, Staff staff, ApplicationEventPublisher events) {
        this.users = users;
        this.tokens = tokens;
        this.staff = staff;
        this.events = events;
    }

    @Override
    public String name() {
        return "standings";
    }

    @Override
    public Class<StandingChange> events() {
        return StandingChange.class;
    }

    @Override
    public boolean isForServer() {
        return true;
    }

    @Override
    public void on(StandingChange event) {
        users.changed(event.account());
        tokens.forget(event.account());
        staff.changed(event.account());
        switch (event) {
            case StandingChange.Disabled _, StandingChange.Suspended _ ->
                AfterCommit.run(() -> events.publishEvent(new AccessEnded(event.account())));
            case StandingChange.LetIn _,
                    StandingChange.Enabled _,
                    StandingChange.Unsuspended _,
                    StandingChange.RoleChanged _ -> {}
        }
    }
}
