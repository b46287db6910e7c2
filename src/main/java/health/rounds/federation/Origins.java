package health.rounds.federation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may say what (FEP-fe34): a server speaks for itself, an actor for itself, and what somebody else passes on is asked for again
 * where it comes from.
 *
 * <p>Pure functions of what was received. What they cannot know is whether a post that is to change belongs to the actor:
 * {@link health.rounds.posts.RemotePosts} looks.
 */
final class Origins {
    private static final Pattern ACTIVITY = Pattern.compile("application/activity\\+json\\s*(?:;.*)?");
    private static final Pattern LINKED_DATA = Pattern.compile("application/ld\\+json\\s*;.*");

    /** ActivityPub, section 3.2. */
    private static final Pattern PROFILE = Pattern.compile(
            ".*;\\s*profile\\s*=\\s*(?:\"[^\"]*(?<![^\" ])https://www\\.w3\\.org/ns/activitystreams(?![^\" ])[^\"]*\""
                    + "|https://www\\.w3\\.org/ns/activitystreams(?![^; ])).*");

    private Origins() {}

    /** What to do with a document. */
    sealed interface Belief {
        /** It may say so. */
        record Believed() implements Belief {}

        /** Only its origin may say so: fetch this, and believe that. */
        record AskOrigin(Iri iri) implements Belief {}

        /** It may not say so; a sentence for logs. */
        record Refused(String reason) implements Belief {}
    }

    private static final Belief BELIEVED = new Belief.Believed();

    private static Belief refused(String reason) {
        return new Belief.Refused(reason);
    }

    /**
     * Whether an activity that came with a signature is what its actor says.
     *
     * @param signer the owner of the key of that signature, of the request or of a proof over the whole document (FEP-8b32)
     */
    static Belief of(ReceivedActivity activity, Iri signer) {
        Iri actor = activity.actor();
        if (activity.id().filter(id -> !id.isWith(actor)).isPresent()) {
            return refused("The activity and its actor are of different servers.");
        }
        return signer.equals(actor) ? ofSelf(activity, actor) : ofAnother(activity, actor);
    }

    /** Forwarded by somebody: what was made, changed or deleted is seen at its origin; anything else only its actor may tell. */
    private static Belief ofAnother(ReceivedActivity activity, Iri actor) {
        Optional<Iri> origin = switch (activity) {
            case ReceivedActivity.Create create -> create.object().id();
            case ReceivedActivity.Update update -> update.object().id();
            case ReceivedActivity.Delete delete -> Optional.of(delete.object());
            case ReceivedActivity.Announce announce -> announce.id();
            default -> Optional.empty();
        };
        return origin.filter(actor::isWith)
                .<Belief>map(Belief.AskOrigin::new)
                .orElseGet(() -> refused("The activity is signed by somebody else."));
    }

    private static Belief ofSelf(ReceivedActivity activity, Iri actor) {
        return switch (activity) {
            case ReceivedActivity.Create create -> made(create.object(), actor);
            case ReceivedActivity.Update update -> made(update.object(), actor);
            case ReceivedActivity.Delete delete -> lies(delete.object(), actor);
            case ReceivedActivity.Undo undo ->
                undo.object() instanceof ReceivedActivity undone
                        ? when(undone.actor().equals(actor), "What is undone was done by somebody else.")
                        : undo.object().id().map(id -> lies(id, actor)).orElse(BELIEVED);
            case ReceivedActivity.Accept accept ->
                accept.result().filter(result -> !result.isWith(actor)).isPresent()
                        ? refused("The approval lies on another server.")
                        : answered(accept.object(), actor);
            case ReceivedActivity.Reject reject -> answered(reject.object(), actor);
            case ReceivedActivity.Move move ->
                when(move.object().equals(actor), "Somebody else is said to have moved.");
            case ReceivedActivity.Add add -> lies(add.target(), actor);
            case ReceivedActivity.Remove remove -> lies(remove.target(), actor);
            case ReceivedActivity.Request request -> instrument(request.instrument(), actor);
            case ReceivedActivity.Announce _,
                    ReceivedActivity.Like _,
                    ReceivedActivity.Follow _,
                    ReceivedActivity.Block _,
                    ReceivedActivity.Flag _,
                    ReceivedActivity.Unknown _ -> BELIEVED;
        };
    }

    /** A thing that an actor sends along: its own is believed, that of a neighbour is looked up, that of others is not theirs to send. */
    private static Belief made(ReceivedDocument object, Iri actor) {
        Optional<Iri> id = object.id();
        if (id.isEmpty()) {
            return object instanceof ReceivedDocument.Other ? BELIEVED : refused("What was made has no id.");
        }
        if (!id.get().isWith(actor)) {
            return refused("What was made lies on another server.");
        }
        boolean own = switch (object) {
            case ReceivedNote note -> note.author().equals(actor);
            case ReceivedDocument.Vote vote -> vote.voter().equals(actor);
            case ReceivedActor self -> self.iri().equals(actor);
            case ReceivedDocument.Approval approval -> approval.author().equals(actor);
            default -> false;
        };
        return own ? BELIEVED : new Belief.AskOrigin(id.get());
    }

    private static Belief instrument(ReceivedDocument instrument, Iri actor) {
        return switch (instrument) {
            case ReceivedNote note ->
                when(note.iri().isWith(actor) && note.author().equals(actor), "Somebody else's post is said to ask.");
            case ReceivedActivity activity ->
                when(activity.actor().equals(actor), "Somebody else's activity is said to ask.");
            default ->
                instrument.id().map(id -> lies(id, actor)).orElseGet(() -> refused("Nothing is named that asks."));
        };
    }

    /** Only whom a request was made to may answer it. */
    private static Belief answered(ReceivedDocument request, Iri actor) {
        return switch (request) {
            case ReceivedActivity.Follow follow ->
                when(follow.object().equals(actor), "The follow was asked of somebody else.");
            case ReceivedActivity.Request asked -> lies(asked.object(), actor);
            default -> BELIEVED;
        };
    }

    private static Belief lies(Iri object, Iri actor) {
        return when(object.isWith(actor), "The object lies on another server.");
    }

    private static Belief when(boolean may, String otherwise) {
        return may ? BELIEVED : refused(otherwise);
    }

    /**
     * Whether a document that was fetched is what its address says.
     *
     * @param from the address that answered, after all redirects
     * @param contentType of the answer
     * @param isAgain whether it was fetched by the id that an earlier answer gave; then nothing is asked again
     */
    static Belief ofFetched(ReceivedDocument document, Iri from, Optional<String> contentType, boolean isAgain) {
        if (contentType.filter(Origins::isActivityType).isEmpty()) {
            return refused("The answer is not of a type that ActivityPub has.");
        }
        if (document instanceof ReceivedDocument.Unreadable unreadable) {
            return refused(unreadable.reason());
        }
        Optional<Iri> id = document.id();
        if (document instanceof ReceivedDocument.Collection) {
            // Only the ids in it are read, and pages are often named in another order of their parameters, or not at
            // all.
            return when(id.filter(own -> !own.isWith(from)).isEmpty(), "The list has the id of another server.");
        }
        if (id.isEmpty()) {
            return refused("The document has no id.");
        }
        if (!id.get().withoutFragment().equals(from.withoutFragment())) {
            return isAgain ? refused("The document has the id of another one.") : new Belief.AskOrigin(id.get());
        }
        Optional<Iri> speaker = switch (document) {
            case ReceivedNote note -> Optional.of(note.author());
            case ReceivedDocument.Vote vote -> Optional.of(vote.voter());
            case ReceivedActivity activity -> Optional.of(activity.actor());
            case ReceivedDocument.Approval approval -> Optional.of(approval.author());
            default -> Optional.empty();
        };
        return when(
                speaker.filter(by -> !by.isWith(id.get())).isEmpty(),
                "The document and its author are of different servers.");
    }

    /** The keys that are an actor's own: said by the actor, for the actor, on the actor's server. */
    static List<ReceivedActor.Key> ownKeys(Iri actor, List<ReceivedActor.Key> keys) {
        return keys.stream()
                .filter(key -> key.owner().equals(actor) && key.id().isWith(actor))
                .toList();
    }

    /** Whether an answer claims to be ActivityPub; whoever may store files on a server cannot choose this type (CVE-2024-25623). */
    static boolean isActivityType(String contentType) {
        String type = contentType.strip().toLowerCase(Locale.ROOT);
        return type.length() < 500
                && (ACTIVITY.matcher(type).matches()
                        || (LINKED_DATA.matcher(type).matches()
                                && PROFILE.matcher(type).matches()));
    }
}
