package health.rounds.peers;

import health.rounds.accounts.Account;
import health.rounds.platform.Settings;
import org.springframework.stereotype.Component;

/** What our own actors are called elsewhere: addresses that never change, as other servers keep them. */
@Component
public final class ActorAddresses {
    private final String publicUrl;

    ActorAddresses(Settings settings) {
        this.publicUrl = settings.publicUrl().toString();
    }

    /** A member, or something else that lives here. */
    public String of(Account account) {
        return publicUrl + "/users/" + account.username();
    }

    /** The community itself, which asks other servers for what nobody in particular wants to know. */
    public String community() {
        return publicUrl + "/actor";
    }
}
