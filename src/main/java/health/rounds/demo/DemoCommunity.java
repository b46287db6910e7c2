package health.rounds.demo;

import health.rounds.identity.Users;
import health.rounds.platform.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Fills the demonstration's empty database before the server counts as started, through the front doors that everybody uses: what
 * the guard would hold is not in the demonstration either. Does nothing in a real community, or where somebody has joined already.
 */
@Component
public final class DemoCommunity implements ApplicationRunner {
    private final Settings settings;
    private final Users users;
    private final Cast cast;
    private final Conversation conversation;

    DemoCommunity(Settings settings, Users users, Cast cast, Conversation conversation) {
        this.settings = settings;
        this.users = users;
        this.cast = cast;
        this.conversation = conversation;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo() && users.all().isEmpty()) {
            Script script = Script.read();
            conversation.hold(script, cast.join(script));
        }
    }

    /** With which everybody in it signs in. */
    public String password() {
        return Script.read().password();
    }
}
