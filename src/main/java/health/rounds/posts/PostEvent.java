package health.rounds.posts;

import health.rounds.accounts.AccountId;

/** What happened to a post, told through the outbox: facts with ids, whoever hears one loads what it needs. */
public sealed interface PostEvent {
    /** A post became public (to those it is for). */
    record Published(PostId post) implements PostEvent {}

    /** A post was edited. */
    record Edited(PostId post) implements PostEvent {}

    /** A post or boost was taken back; nothing of it is left to load. */
    record Withdrawn(PostId post, AccountId author) implements PostEvent {}

    /** A post was boosted. */
    record Boosted(PostId boost, PostId post) implements PostEvent {}

    /** A post was favourited. */
    record Favourited(PostId post, AccountId by) implements PostEvent {}

    /** A favourite was taken back. */
    record Unfavourited(PostId post, AccountId by) implements PostEvent {}

    /** The time of a poll is over. */
    record PollClosed(PostId post) implements PostEvent {}
}
