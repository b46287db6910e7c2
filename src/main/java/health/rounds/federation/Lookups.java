package health.rounds.federation;

import health.rounds.blocklists.Peering;
import health.rounds.peers.SigningKeys;
import health.rounds.peers.SignedHttp;
import health.rounds.platform.OutsideReply;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks other servers in the name of the community, within what the errand of the calling thread allows. */
@Component
class Lookups implements Fetches {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Fetcher fetcher;
    private final Fingers fingers;
    private final Clock clock;

    Lookups(SignedHttp http, SigningKeys keys, ReceivedDocuments documents, Peering peering, Clock clock) {
        SignedGet get = (address, accept) -> ask(http, keys, address, accept);
        this.fetcher = new Fetcher(get, documents, peering::speaksWith, new PerServer(System::nanoTime));
        this.fingers = new Fingers(fetcher);
        this.clock = clock;
    }

    private static OutsideReply ask(SignedHttp http, SigningKeys keys, URI address, String accept) throws IOException {
        return http.get(keys.community(), address, accept, ReceivedLimits.BYTES, PATIENCE).reply();
    }

    @Override
    public Optional<ReceivedDocument> document(Iri iri) throws Later {
        return switch (fetcher.document(iri, Errand.current(clock))) {
            case Fetched.Found(var document) -> Optional.of(document);
            case Fetched.Gone(), Fetched.Refused(_), Fetched.NotAsked(_, _) -> Optional.empty();
            case Fetched.Failed(String reason) -> throw new Later(reason);
        };
    }

    @Override
    public Optional<ReceivedFinger> finger(ReceivedHandle handle) throws Later {
        return fingers.ask(handle, Errand.current(clock));
    }
}
