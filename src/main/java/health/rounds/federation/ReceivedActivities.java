package health.rounds.federation;

import health.rounds.text.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads activities. */
final class ReceivedActivities {
    private static final Set<String> KNOWN = Set.of(
            "Create",
            "Update",
            "Delete",
            "Announce",
            "Like",
            "EmojiReact",
            "Undo",
            "Follow",
            "Accept",
            "TentativeAccept",
            "Reject",
            "TentativeReject",
            "Block",
            "Flag",
            "Move",
            "Add",
            "Remove",
            "QuoteRequest",
            "LikeRequest",
            "ReplyRequest",
            "AnnounceRequest");

    private static final int LONGEST_COMMENT = 5_000;
    private static final int MOST_REPORTED = 200;
    private static final int LONGEST_REACTION = 100;

    private final Instant now;
    private final Inner inner;

    /** Reads the thing of a property. */
    interface Inner {
        ReceivedDocument of(String property, ReceivedJson parent);
    }

    ReceivedActivities(Instant now, Inner inner) {
        this.now = now;
        this.inner = inner;
    }

    static boolean knows(String type) {
        return KNOWN.contains(type);
    }

    static ReceivedActivity.Head head(ReceivedJson json, Instant now) {
        return new ReceivedActivity.Head(
                json.id(), json.requiredIri("actor"), ReceivedAudience.of(json), json.past("published", now));
    }

    ReceivedActivity read(String type, ReceivedJson json) {
        ReceivedActivity.Head head = head(json, now);
        return switch (type) {
            case "Create" -> new ReceivedActivity.Create(head, object(json));
            case "Update" -> new ReceivedActivity.Update(head, object(json));
            case "Delete" -> new ReceivedActivity.Delete(head, json.requiredIri("object"));
            case "Announce" -> new ReceivedActivity.Announce(head, announced(json));
            case "Like", "EmojiReact" -> new ReceivedActivity.Like(head, json.requiredIri("object"), emoji(json));
            case "Undo" -> new ReceivedActivity.Undo(head, object(json));
            case "Follow" -> new ReceivedActivity.Follow(head, json.requiredIri("object"));
            case "Accept", "TentativeAccept" -> new ReceivedActivity.Accept(head, object(json), json.iri("result"));
            case "Reject", "TentativeReject" -> new ReceivedActivity.Reject(head, object(json));
            case "Block" -> new ReceivedActivity.Block(head, json.requiredIri("object"));
            case "Flag" -> flag(head, json);
            case "Move" -> new ReceivedActivity.Move(head, json.requiredIri("object"), json.requiredIri("target"));
            case "Add" -> new ReceivedActivity.Add(head, object(json), json.requiredIri("target"));
            case "Remove" -> new ReceivedActivity.Remove(head, object(json), json.requiredIri("target"));
            case "QuoteRequest" -> request(head, ReceivedActivity.Request.Kind.QUOTE, json);
            case "LikeRequest" -> request(head, ReceivedActivity.Request.Kind.LIKE, json);
            case "ReplyRequest" -> request(head, ReceivedActivity.Request.Kind.REPLY, json);
            case "AnnounceRequest" -> request(head, ReceivedActivity.Request.Kind.ANNOUNCE, json);
            default -> new ReceivedActivity.Unknown(head, type);
        };
    }

    private ReceivedDocument object(ReceivedJson json) {
        return inner.of("object", json);
    }

    /** Whatever somebody passes on is known by its id alone; what a group passes on, also as the activity that it is. */
    private ReceivedDocument announced(ReceivedJson json) {
        ReceivedDocument object = object(json);
        return object instanceof ReceivedActivity ? object : new ReceivedDocument.Named(json.requiredIri("object"));
    }

    private ReceivedActivity request(
            ReceivedActivity.Head head, ReceivedActivity.Request.Kind kind, ReceivedJson json) {
        return new ReceivedActivity.Request(head, kind, json.requiredIri("object"), inner.of("instrument", json));
    }

    private static ReceivedActivity flag(ReceivedActivity.Head head, ReceivedJson json) {
        String comment = json.text("content", LONGEST_COMMENT).map(Text::plain).orElse("");
        return new ReceivedActivity.Flag(head, json.iris("object", MOST_REPORTED), comment);
    }

    /** Misskey says it in content and, before 2023, only in _misskey_reaction; a plain favourite has neither. */
    private static Optional<String> emoji(ReceivedJson json) {
        return json.text("content", LONGEST_REACTION).or(() -> json.text("_misskey_reaction", LONGEST_REACTION));
    }
}
