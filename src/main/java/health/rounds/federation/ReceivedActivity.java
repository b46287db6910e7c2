package health.rounds.federation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody elsewhere did, in the words of ActivityPub. */
sealed interface ReceivedActivity extends ReceivedDocument {
    Head head();

    @Override
    default Optional<Iri> id() {
        return head().id();
    }

    /** Who did it. */
    default Iri actor() {
        return head().actor();
    }

    /**
     * What all activities have.
     *
     * @param id those that are not stored anywhere have none
     * @param published when, if it says so; never in the future
     */
    record Head(Optional<Iri> id, Iri actor, ReceivedAudience audience, Optional<Instant> published) {}

    /** A post, a vote or what is only named was made. */
    record Create(Head head, ReceivedDocument object) implements ReceivedActivity {}

    /** A post or profile has changed. */
    record Update(Head head, ReceivedDocument object) implements ReceivedActivity {}

    /** A post, a profile or an approval is no more. */
    record Delete(Head head, Iri object) implements ReceivedActivity {}

    /** A boost; of a group also an activity that it passes on (FEP-1b12). */
    record Announce(Head head, ReceivedDocument object) implements ReceivedActivity {}

    /**
     * A favourite, perhaps with an emoji: Misskey's and Pleroma's reactions, FEP-c0e0.
     *
     * @param emoji a character or {@code :shortcode:}
     */
    record Like(Head head, Iri object, Optional<String> emoji) implements ReceivedActivity {}

    /** Something is taken back: an activity, or its id alone. */
    record Undo(Head head, ReceivedDocument object) implements ReceivedActivity {}

    record Follow(Head head, Iri object) implements ReceivedActivity {}

    /**
     * A request is granted.
     *
     * @param object the request or its id
     * @param result the approval that came of it (FEP-044f)
     */
    record Accept(Head head, ReceivedDocument object, Optional<Iri> result) implements ReceivedActivity {}

    record Reject(Head head, ReceivedDocument object) implements ReceivedActivity {}

    record Block(Head head, Iri object) implements ReceivedActivity {}

    /** A report about accounts and posts. */
    record Flag(Head head, List<Iri> objects, String comment) implements ReceivedActivity {
        public Flag {
            objects = List.copyOf(objects);
        }
    }

    /** An account has moved. */
    record Move(Head head, Iri object, Iri target) implements ReceivedActivity {}

    /** Something was added to a collection, such as a post to those that are pinned. */
    record Add(Head head, ReceivedDocument object, Iri target) implements ReceivedActivity {}

    record Remove(Head head, ReceivedDocument object, Iri target) implements ReceivedActivity {}

    /**
     * Somebody asks whether they may: {@code QuoteRequest} (FEP-044f), {@code LikeRequest}, {@code ReplyRequest} or {@code AnnounceRequest} (GoToSocial).
     *
     * @param object what they would like to quote, boost, …
     * @param instrument their own post or activity
     */
    record Request(Head head, Kind kind, Iri object, ReceivedDocument instrument) implements ReceivedActivity {
        enum Kind {
            QUOTE("Quote"),
            LIKE("Like"),
            REPLY("Reply"),
            ANNOUNCE("Announce");

            private final String name;

            Kind(String name) {
                this.name = name;
            }

            /** What asking for it is called. */
            String request() {
                return name + "Request";
            }

            /** What its approval is called. */
            String authorization() {
                return name + "Authorization";
            }

            /** Whether an approval is one of it; GoToSocial before 0.20 named them so. */
            boolean isApprovedBy(String type) {
                return type.equals(authorization()) || type.equals(name + "Approval");
            }

            /** The one of this name in addresses of ours. */
            static Kind of(String word) {
                return Kind.valueOf(word.toUpperCase(Locale.ROOT));
            }

            /** The same in addresses of ours. */
            String word() {
                return name.toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Anything else that is done elsewhere, such as Dislike, Join or View; no error. */
    record Unknown(Head head, String type) implements ReceivedActivity {}
}
