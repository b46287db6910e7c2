package health.rounds.federation;

import java.util.Optional;

/** Asks other servers. What comes back is believed: it lies where it says, and speaks for itself alone. */
interface Fetches {
    /** What lies at an address; empty where there is nothing that could be understood and believed. Throws {@link Later} where its server does not answer. */
    Optional<ReceivedDocument> document(Iri iri) throws Later;

    /** Whom a handle names; empty where nobody is named. */
    Optional<ReceivedFinger> finger(ReceivedHandle handle) throws Later;
}
