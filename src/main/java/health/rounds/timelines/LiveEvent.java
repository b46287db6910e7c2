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

    /** A conversation of the reader's has a new last post, or that one was edited; the post that began the thread names it. */
    record ConversationChanged(PostId thread) implements LiveEvent {}

    /** Those who run the community announced something. */
    record Announced(long announcement) implements LiveEvent {}

    /** An announcement is over or was taken back. */
    record AnnouncementGone(long announcement) implements LiveEvent {}

    /** So many have now reacted to an announcement with the emoji of that name. */
    record AnnouncementReacted(long announcement, String name, long count) implements LiveEvent {}

    /** The reader's filters are others now. */
    record FiltersChanged() implements LiveEvent {}
}
