package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Durable;
import java.util.List;
import java.util.Optional;

/** What happened to a post, told through the outbox: facts with ids, whoever hears one loads what it needs. */
public sealed interface PostEvent extends Durable {
    /** A post became public (to those it is for); {@code mentions} says whether it names anybody, which most posts do not. */
    record Published(PostId post, AccountId author, boolean mentions) implements PostEvent {}

    /** People of other servers whom a post names were found after it was published. */
    record MentionsFound(PostId post) implements PostEvent {}

    /** A post was edited. */
    record Edited(PostId post) implements PostEvent {}

    /** A post, or a boost of one, was taken back; nothing of it is left to load. */
    record Withdrawn(PostId post, AccountId author, Optional<PostId> boostOf) implements PostEvent {}

    /** A post was boosted. */
    record Boosted(PostId boost, PostId post) implements PostEvent {}

    /** A post quotes somebody else's. */
    record Quoted(PostId quoting, PostId post) implements PostEvent {}

    /** Whoever is quoted elsewhere has answered whether a post may quote theirs. */
    record QuoteAnswered(PostId quoting) implements PostEvent {}

    /** The author of a post elsewhere has said whether an answer may stand below it. */
    record ReplyAnswered(PostId answer) implements PostEvent {}

    /** An author has changed who may quote or answer a post. */
    record RightsChanged(PostId post) implements PostEvent {}

    /** An author has taken a post out of another one that quoted it. */
    record QuoteRevoked(PostId quoted, PostId quoting) implements PostEvent {}

    /** A post was favourited; {@code favourite} names this favourite among all. */
    record Favourited(PostId post, AccountId by, long favourite) implements PostEvent {}

    /** A favourite was taken back: that one. */
    record Unfavourited(PostId post, AccountId by, long favourite) implements PostEvent {}

    /** Somebody voted; the choices are positions from 0. */
    record Voted(PostId post, AccountId by, List<Integer> choices) implements PostEvent {
        public Voted {
            choices = List.copyOf(choices);
        }
    }

    /** An author shows a post at the top of the profile. */
    record Pinned(PostId post, AccountId by) implements PostEvent {}

    /** An author shows it there no longer. */
    record Unpinned(PostId post, AccountId by) implements PostEvent {}

    /** The time of a poll is over. */
    record PollClosed(PostId post) implements PostEvent {}
}
