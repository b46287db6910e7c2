package health.rounds.federation;

import health.rounds.blocklists.Peering;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks other servers in the name of the community, within what the errand of the calling thread allows. */
@Component
class Lookups implements Fetches {
    private final Fetcher fetcher;
    private final Fingers fingers;
    private final Clock clock;

    Lookups(SignedGet http, ReceivedDocuments documents, Peering peering, Clock clock) {
        this.fetcher = new Fetcher(http, documents, peering::speaksWith, new PerServer(System::nanoTime));
        this.fingers = new Fingers(fetcher);
        this.clock = clock;
    }

    @Override
    public Optional<ReceivedDocument> document(Iri iri) throws Later {
        Fetched fetched = fetcher.document(iri, Errand.current(clock));
        fetched.throwIfForNow();
        return fetched instanceof Fetched.Found(var document) ? Optional.of(document) : Optional.empty();
    }

    @Override
    public boolean isGone(Iri iri) throws Later {
        Fetched fetched = fetcher.document(iri, Errand.current(clock));
        fetched.throwIfForNow();
        return fetched instanceof Fetched.Gone;
    }

    @Override
    public List<Iri> items(ReceivedDocument.Collection collection, Iri owner, int wanted) {
        return fetcher.items(collection, owner, wanted, Errand.current(clock));
    }

    @Override
    public Optional<ReceivedFinger> finger(ReceivedHandle handle) throws Later {
        return fingers.ask(handle, Errand.current(clock));
    }
}
