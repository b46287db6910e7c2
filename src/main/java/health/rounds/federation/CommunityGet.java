package health.rounds.federation;

import health.rounds.blocklists.Peering;
import health.rounds.peers.SignedHttp;
import health.rounds.peers.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Signs with the community's own key. */
@Component
final class CommunityGet implements SignedGet {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SignedHttp http;
    private final SigningKeys keys;
    private final Peering peering;

    CommunityGet(SignedHttp http, SigningKeys keys, Peering peering) {
        this.http = http;
        this.keys = keys;
        this.peering = peering;
    }

    private boolean speaksWith(URI place) {
        return place.getAuthority() != null && peering.speaksWith(place.getAuthority());
    }

    @Override
    public Fetcher.Answer.Given get(URI address, String accept) throws IOException {
        var answered = http.get(keys.community(), address, this::speaksWith, accept, ReceivedLimits.BYTES, PATIENCE);
        return Iri.parse(answered.address().toString())
                .map(from -> new Fetcher.Answer.Given(from, answered.reply()))
                .orElseThrow(() -> new IOException("What answered has no https address"));
    }
}
