package health.rounds.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account on another server.
 *
 * @param username as its server writes it; letters, digits, underscores, full stops and hyphens
 * @param name plain text; empty for none
 * @param bioHtml safe
 * @param url of its page
 * @param keys with which it signs
 * @param joined when; never in the future
 * @param isMemorial of somebody who has died
 * @param isSuspended by its own server
 */
record ReceivedActor(
        Iri iri,
        Kind kind,
        String username,
        String name,
        String bioHtml,
        String url,
        Iri inbox,
        Optional<Iri> sharedInbox,
        Optional<Iri> outbox,
        Optional<Iri> followers,
        Optional<Iri> following,
        Optional<Iri> featured,
        Optional<Iri> featuredTags,
        Optional<String> avatar,
        Optional<String> header,
        List<Field> fields,
        List<Key> keys,
        List<Iri> alsoKnownAs,
        Optional<Iri> movedTo,
        List<ReceivedEmoji> emojis,
        Optional<Instant> joined,
        boolean isLocked,
        boolean isDiscoverable,
        boolean isIndexable,
        boolean isMemorial,
        boolean isSuspended)
        implements ReceivedDocument {
    ReceivedActor {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
        alsoKnownAs = List.copyOf(alsoKnownAs);
        emojis = List.copyOf(emojis);
    }

    @Override
    public Optional<Iri> id() {
        return Optional.of(iri);
    }

    /** The types of ActivityStreams, of which it is one. */
    enum Kind {
        PERSON,
        SERVICE,
        GROUP,
        ORGANIZATION,
        APPLICATION
    }

    /** One line of a profile: plain name, safe HTML. */
    record Field(String name, String html) {}

    /**
     * A public key.
     *
     * @param owner as the key says; whether that is so, {@link Origins} knows
     * @param material PEM of a publicKey, or the multibase form of a Multikey (FEP-521a)
     */
    record Key(Iri id, Iri owner, String material, boolean isMultikey) {}
}
