package health.rounds.federation;

import health.rounds.blocklists.Peering;
import health.rounds.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Decides to whom this community gives documents; what servers need to find and to check each other stays outside of it. */
@Component
class Gate {
    private final Settings settings;
    private final Peering peering;

    Gate(Settings settings, Peering peering) {
        this.settings = settings;
        this.peering = peering;
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
        return Asker.ANYBODY;
    }
}
