package health.rounds.federation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What WebFinger answered (RFC 7033).
 *
 * @param subject whom it is about, in the form that their server prefers
 * @param actor their id in ActivityPub
 * @param subscribe where they confirm that they follow somebody: an address with {@code {uri}} in the place of whom
 */
record ReceivedFinger(ReceivedHandle subject, Iri actor, Optional<String> subscribe) {
    /** OStatus 1.0, section 7; the only part of it that is still in use. */
    private static final String SUBSCRIBE = "http://ostatus.org/schema/1.0/subscribe";

    private static final String WHOM = "{uri}";

    /** Reads an answer; empty where it names no actor. */
    static Optional<ReceivedFinger> read(byte[] document) {
        try {
            ReceivedJson json = ReceivedJson.parse(document);
            List<ReceivedJson> links = json.children("links", ReceivedLimits.ENTRIES);
            Optional<Iri> actor = links.stream()
                    .filter(link -> isOf(link, "self"))
                    .filter(link -> link.string("type", ReceivedLimits.NAME)
                            .filter(Origins::isActivityType)
                            .isPresent())
                    .flatMap(link -> link.iri("href").stream())
                    .findFirst();
            Optional<String> subscribe = links.stream()
                    .filter(link -> isOf(link, SUBSCRIBE))
                    .flatMap(link -> link.string("template", ReceivedLimits.LINE).stream())
                    .filter(template -> template.contains(WHOM))
                    .findFirst();
            return json.string("subject", ReceivedLimits.LINE)
                    .flatMap(ReceivedHandle::parse)
                    .flatMap(subject -> actor.map(iri -> new ReceivedFinger(subject, iri, subscribe)));
        } catch (NotReadable e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(ReceivedJson link, String relation) {
        return link.string("rel", ReceivedLimits.NAME).filter(relation::equals).isPresent();
    }

    /**
     * The page on which they confirm that they follow somebody. It must lie where they do: on the server of the name that was asked about, or on
     * that of their actor; so nobody is led to a third one.
     *
     * @param whom their address
     */
    Optional<URI> followPage(ReceivedHandle asked, String whom) {
        return subscribe
                .flatMap(template -> Iri.parse(template.replace(WHOM, URLEncoder.encode(whom, StandardCharsets.UTF_8))))
                .filter(page ->
                        page.host().equals(asked.domain()) || page.host().equals(actor.host()))
                .flatMap(ReceivedFinger::uri);
    }

    private static Optional<URI> uri(Iri page) {
        try {
            return Optional.of(URI.create(page.value()));
        } catch (IllegalArgumentException e) {
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
