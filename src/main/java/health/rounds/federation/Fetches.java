package health.rounds.federation;

import java.util.List;
import java.util.Optional;

/** Asks other servers. What comes back is believed: it lies where it says, and speaks for itself alone. */
interface Fetches {
    /** What lies at an address; empty where there is nothing that could be understood and believed. Throws {@link Later} where its server does not answer. */
    Optional<ReceivedDocument> document(Iri iri) throws Later;

    /** Whether its server says that there is nothing any more, which is more than that nothing can be had. */
    boolean isGone(Iri iri) throws Later;

    /** The ids in a collection, as many as are wanted and can be had now; pages only from the server of {@code owner}. */
    List<Iri> items(ReceivedDocument.Collection collection, Iri owner, int wanted);

    /** Whom a handle names; empty where nobody is named. */
    Optional<ReceivedFinger> finger(ReceivedHandle handle) throws Later;
}
