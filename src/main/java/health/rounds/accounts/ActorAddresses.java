package health.rounds.accounts;

import health.rounds.platform.Settings;
import org.springframework.stereotype.Component;

/** What accounts are called among servers (the {@code id} of ActivityPub). Ours never change, whatever else about them does. */
@Component
public final class ActorAddresses {
    private final String publicUrl;

    ActorAddresses(Settings settings) {
        this.publicUrl = settings.publicUrl().toString();
    }

    /** Of a member, or of somebody elsewhere. */
    public String of(Account account) {
        return account.elsewhere().map(Elsewhere::uri).orElseGet(() -> publicUrl + "/users/" + account.username());
    }

    /** The community itself, which asks other servers for what nobody in particular wants to know. */
    public String community() {
        return publicUrl + "/actor";
    }
}
