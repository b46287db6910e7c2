package health.rounds.federation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads what other servers send. Any bytes will do: what cannot be understood is {@link ReceivedDocument.Unreadable} or
 * {@link ReceivedDocument.Other}, never an exception.
 *
 * <p>What is read is not yet believed; {@link Origins} says who may say what. Signatures inside of documents (RsaSignature2017) are not looked
 * at: they cover less than their readers see (CVE-2026-46349).
 */
@Component
final class ReceivedDocuments {
    private static final Set<String> COLLECTIONS =
            Set.of("Collection", "OrderedCollection", "CollectionPage", "OrderedCollectionPage");

    private static final Set<String> APPROVALS = Set.of(
            "QuoteAuthorization",
            "LikeAuthorization",
            "LikeApproval",
            "ReplyAuthorization",
            "ReplyApproval",
            "AnnounceAuthorization",
            "AnnounceApproval");

    private static final Map<String, ReceivedActor.Kind> ACTORS = Map.of(
            "Person", ReceivedActor.Kind.PERSON,
            "Service", ReceivedActor.Kind.SERVICE,
            "Group", ReceivedActor.Kind.GROUP,
            "Organization", ReceivedActor.Kind.ORGANIZATION,
            "Application", ReceivedActor.Kind.APPLICATION);

    private final Clock clock;

    ReceivedDocuments(Clock clock) {
        this.clock = clock;
    }

    /** What a document says; JSON in UTF-8. */
    ReceivedDocument read(byte[] document) {
        try {
            return read(ReceivedJson.parse(document), 0);
        } catch (NotReadable e) {
            return new ReceivedDocument.Unreadable(e.reason());
        }
    }

    private ReceivedDocument read(ReceivedJson json, int depth) {
        List<String> types = json.types();
        for (String type : types) {
            if (ReceivedActivities.knows(type)) {
                return new ReceivedActivities(clock.instant(), (name, child) -> inner(name, child, depth))
                        .read(type, json);
            }
            if (ACTORS.containsKey(type)) {
                return ReceivedActors.read(ACTORS.get(type), json, clock.instant());
            }
            Optional<ReceivedNote.Kind> kind = ReceivedNotes.kind(type);
            if (kind.isPresent()) {
                return ReceivedNotes.read(kind.get(), json, clock.instant());
            }
            if (COLLECTIONS.contains(type)) {
                return collection(json);
            }
            if (APPROVALS.contains(type)) {
                return approval(type, json);
            }
            if (type.equals("Tombstone")) {
                return new ReceivedDocument.Tombstone(json.requiredId());
            }
        }
        Optional<ReceivedDocument> key = ReceivedActors.key(json);
        if (key.isPresent()) {
            return key.get();
        }
        String type = types.isEmpty() ? "" : ReceivedJson.cut(types.getFirst(), ReceivedLimits.NAME);
        return json.has("actor")
                ? new ReceivedActivity.Unknown(ReceivedActivities.head(json, clock.instant()), type)
                : new ReceivedDocument.Other(json.id(), type);
    }

    /** A thing inside of another one; only its id where it is named, too deep, or cannot be read. */
    private ReceivedDocument inner(String name, ReceivedJson parent, int depth) {
        Optional<ReceivedJson> included = parent.child(name);
        Optional<Iri> id = parent.iri(name);
        if (included.isPresent() && depth + 1 < ReceivedLimits.NESTED) {
            try {
                ReceivedDocument document = read(included.get(), depth + 1);
                boolean says = !(document instanceof ReceivedDocument.Other) || id.isEmpty();
                return says ? document : new ReceivedDocument.Named(id.get());
            } catch (NotReadable e) {
                return new ReceivedDocument.Named(id.orElseThrow(() -> e));
            }
        }
        return new ReceivedDocument.Named(parent.requiredIri(name));
    }

    /** A collection with what of its first page is included. */
    static ReceivedDocument.Collection collection(ReceivedJson json) {
        List<Iri> items = new ArrayList<>(items(json));
        Optional<Iri> next = json.iri("next").or(() -> json.iri("first"));
        Optional<ReceivedJson> first = json.child("first");
        if (first.isPresent()) {
            items.addAll(items(first.get()));
            // The first page may be included only in part; what follows it is told by itself.
            next = first.get()
                    .iri("next")
                    .or(() -> items.isEmpty() ? first.get().id() : Optional.empty());
        }
        OptionalLong total = json.number("totalItems");
        return new ReceivedDocument.Collection(
                json.id(),
                total,
                items.stream().distinct().limit(ReceivedLimits.ITEMS).toList(),
                next);
    }

    private static List<Iri> items(ReceivedJson page) {
        String name = page.has("orderedItems") ? "orderedItems" : "items";
        return page.iris(name, ReceivedLimits.ITEMS);
    }

    private static ReceivedDocument approval(String type, ReceivedJson json) {
        return new ReceivedDocument.Approval(
                json.requiredId(),
                type,
                json.requiredIri("attributedTo"),
                // GoToSocial before 0.20 called them object and target.
                json.iri("interactingObject").orElseGet(() -> json.requiredIri("object")),
                json.iri("interactionTarget").orElseGet(() -> json.requiredIri("target")));
    }
}
