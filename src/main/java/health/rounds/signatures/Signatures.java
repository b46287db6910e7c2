package health.rounds.signatures;

import health.rounds.platform.Settings;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads the signatures of requests that other servers send here, in both dialects that they speak.
 *
 * <p>Two steps, for the key must be fetched between them: {@link #read} checks all that needs no key (what is signed, when, for which
 * host, and whether the digest is that of the body), so that nothing is fetched for a message that proves nothing anyway;
 * {@link SignedBy#verify} then checks the signature itself.
 */
@Component
public final class Signatures {
    private final Site here;
    private final Clock clock;

    @Autowired
    Signatures(Settings settings, Clock clock) {
        this(settings.publicUrl(), clock);
    }

    /** For messages that are sent to this scheme, host and port. */
    public Signatures(URI publicUrl, Clock clock) {
        this.here = Site.of(publicUrl);
        this.clock = clock;
    }

    /** What a request says of its signature; the standard goes before the draft where both are there. */
    public Claim read(HttpMessage message) {
        try {
            if (message.has("signature-input")) {
                return StandardSignature.check(message, here, clock.instant());
            }
            if (message.has("signature")) {
                return DraftSignature.check(message, here, clock.instant());
            }
            return new Claim.Unsigned();
        } catch (Flawed e) {
            return new Refused(e.flaw());
        }
    }
}
