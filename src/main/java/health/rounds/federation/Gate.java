package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.blocklists.Peering;
import health.rounds.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides to whom this community gives documents; what servers need to find and to check each other stays outside of it. */
@Component
class Gate {
    private final Settings settings;
    private final Peering peering;
    private final Callers callers;
    private final RemoteAccounts remote;

    Gate(Settings settings, Peering peering, Callers callers, RemoteAccounts remote) {
        this.settings = settings;
        this.peering = peering;
        this.callers = callers;
        this.remote = remote;
    }

    /** Stops whoever is given nothing. */
    Asker admit(HttpServletRequest request) {
        requireOn();
        if (!settings.wantsSignatures()) {
            return Asker.ANYBODY;
        }
        Asker asker = identify(request);
        if (asker.isAnybody()) {
            throw NotServed.unsigned("Sign the request");
        }
        return asker;
    }

    /** Stops everybody where this community speaks with no other. */
    void requireOn() {
        if (!peering.isOn()) {
            throw NotServed.notFound();
        }
    }

    /** Who signed the request; where nobody did, anybody. */
    Asker identify(HttpServletRequest request) {
        return callers.of(request)
                .map(actor -> new Asker(
                        Optional.of(actor.value()), remote.byUri(actor.value()).map(Account::id)))
                .orElse(Asker.ANYBODY);
    }
}
