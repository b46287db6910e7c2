package health.rounds.federation;

import java.util.Optional;

/**
 * What WebFinger answered (RFC 7033).
 *
 * @param subject whom it is about, in the form that their server prefers
 * @param actor their id in ActivityPub
 */
record ReceivedFinger(ReceivedHandle subject, Iri actor) {

    /** Reads an answer; empty where it names no actor. */
    static Optional<ReceivedFinger> read(byte[] document) {
        try {
            ReceivedJson json = ReceivedJson.parse(document);
            Optional<Iri> actor = json.children("links", ReceivedLimits.ENTRIES).stream()
                    .filter(link -> link.string("rel", ReceivedLimits.NAME)
                            .filter("self"::equals)
                            .isPresent())
                    .filter(link -> link.string("type", ReceivedLimits.NAME)
                            .filter(Origins::isActivityType)
                            .isPresent())
                    .flatMap(link -> link.iri("href").stream())
                    .findFirst();
            return json.string("subject", ReceivedLimits.LINE)
                    .flatMap(ReceivedHandle::parse)
                    .flatMap(subject -> actor.map(iri -> new ReceivedFinger(subject, iri)));
        } catch (NotReadable e) {
            return Optional.empty();
        }
    }

    /**
     * Whether name and actor point at each other: the actor's own server must have been asked, or the domain of the name if that
     * server says so, and the name must be the one that the actor has (CVE-2023-42451 and CVE-2024-23832 are what happens without).
     *
     * @param asked whom the question was about
     */
    boolean agrees(ReceivedActor with, ReceivedHandle asked) {
        return actor.equals(with.iri())
                && subject.equals(asked)
                && subject.username().equals(ReceivedHandle.of(with).username());
    }
}
