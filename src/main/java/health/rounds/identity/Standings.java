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
    private final ApplicationEventPublisher events;

    Standings(Users users, Tokens tokens, ApplicationEventPublisher events) {
        this.users = users;
        this.tokens = tokens;
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
        if (event instanceof StandingChange.Disabled disabled) {
            AfterCommit.run(() -> events.publishEvent(new AccessEnded(disabled.account())));
        }
    }
}
