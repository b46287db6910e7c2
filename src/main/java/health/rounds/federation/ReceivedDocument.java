package health.rounds.federation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What another server sent, as far as it could be understood. Whether it may be believed is another question: {@link Origins}.
 */
sealed interface ReceivedDocument
        permits ReceivedActivity,
                ReceivedActor,
                ReceivedNote,
                ReceivedDocument.Vote,
                ReceivedDocument.Named,
                ReceivedDocument.Tombstone,
                ReceivedDocument.Collection,
                ReceivedDocument.Approval,
                ReceivedDocument.Keys,
                ReceivedDocument.Other,
                ReceivedDocument.Unreadable {

    /** By which it can be asked for again. */
    Optional<Iri> id();

    /** Nothing but an id, or something that is too broken to be more: it can be fetched from where it lies. */
    record Named(Iri iri) implements ReceivedDocument {
        @Override
        public Optional<Iri> id() {
            return Optional.of(iri);
        }
    }

    /** A choice in a poll. */
    record Vote(Iri iri, Iri voter, Iri poll, String option) implements ReceivedDocument {
        @Override
        public Optional<Iri> id() {
            return Optional.of(iri);
        }
    }

    /** Something was there and is no more. */
    record Tombstone(Iri iri) implements ReceivedDocument {
        @Override
        public Optional<Iri> id() {
            return Optional.of(iri);
        }
    }

    /**
     * A collection or one page of it.
     *
     * @param total as its server says; often more than can be read
     * @param items ids only: what is included is believed nowhere but at its own address
     * @param next where there is more
     */
    record Collection(Optional<Iri> id, OptionalLong total, List<Iri> items, Optional<Iri> next)
            implements ReceivedDocument {
        public Collection {
            items = List.copyOf(items);
        }
    }

    /**
     * That the author of something lets something be done with it, such as a QuoteAuthorization (FEP-044f).
     *
     * @param type such as {@code QuoteAuthorization}
     * @param author who allows it
     * @param interaction what was made, such as the quoting post
     * @param target with what, such as the quoted post
     */
    record Approval(Iri iri, String type, Iri author, Iri interaction, Iri target) implements ReceivedDocument {
        @Override
        public Optional<Iri> id() {
            return Optional.of(iri);
        }
    }

    /**
     * Keys without the rest of their actor, as GoToSocial answers to strangers who ask for {@code /main-key}.
     *
     * @param iri of the actor or of the key
     */
    record Keys(Iri iri, List<ReceivedActor.Key> keys) implements ReceivedDocument {
        public Keys {
            keys = List.copyOf(keys);
        }

        @Override
        public Optional<Iri> id() {
            return Optional.of(iri);
        }
    }

    /** Something of which Rounds has no notion; no error. */
    record Other(Optional<Iri> id, String type) implements ReceivedDocument {}

    /**
     * Nothing that can be understood.
     *
     * @param reason a sentence for logs, which quotes nothing of the document
     */
    record Unreadable(String reason) implements ReceivedDocument {
        @Override
        public Optional<Iri> id() {
            return Optional.empty();
        }
    }
}
