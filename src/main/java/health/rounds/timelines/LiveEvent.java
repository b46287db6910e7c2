package health.rounds.timelines;

import health.rounds.posts.PostId;

/** Something that just happened, told to open streams with ids only. */
public sealed interface LiveEvent {
    /** A new post or boost. */
    record Added(PostId post) implements LiveEvent {}

    /** A post was edited. */
    record Edited(PostId post) implements LiveEvent {}

    /** A post was taken back. */
    record Removed(PostId post) implements LiveEvent {}

    /** Someone is told something; the id is the notification's. */
    record Noticed(long notification) implements LiveEvent {}

    /** Notifications that were held back are now among the others. */
    record NoticesMerged() implements LiveEvent {}

    /** The reader's filters are others now. */
    record FiltersChanged() implements LiveEvent {}
}
